/** Sections and tags: where a story stands and what it is about. */
@NullMarked
package org.copydesk.taxonomy;

import org.jspecify.annotations.NullMarked;
