/** What an article's body becomes when it is saved: safe HTML, plain text and blocks. Knows no other feature. */
@NullMarked
package org.copydesk.body;

import org.jspecify.annotations.NullMarked;
