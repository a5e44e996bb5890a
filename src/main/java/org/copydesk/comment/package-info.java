/** What readers say, and what moderators decide. */
@NullMarked
package org.copydesk.comment;

import org.jspecify.annotations.NullMarked;
