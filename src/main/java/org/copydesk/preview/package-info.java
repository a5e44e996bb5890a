/** Working copies as readers would see them, for those who have the link. */
@NullMarked
package org.copydesk.preview;

import org.jspecify.annotations.NullMarked;
