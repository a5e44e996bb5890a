/** Finds who said what in raw English news text, by rules alone: nothing here knows the database or the web. */
@NullMarked
package org.copydesk.extraction;

import org.jspecify.annotations.NullMarked;
