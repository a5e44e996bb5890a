/** Finds quoted words in a text and finds them again after an edit. */
@NullMarked
package org.copydesk.anchor;

import org.jspecify.annotations.NullMarked;
