/** What a newsroom got wrong and put right, for everybody to read. */
@NullMarked
package org.copydesk.correction;

import org.jspecify.annotations.NullMarked;
