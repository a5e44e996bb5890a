/** How words, names, tags and addresses are written. */
@NullMarked
package org.copydesk.words;

import org.jspecify.annotations.NullMarked;
