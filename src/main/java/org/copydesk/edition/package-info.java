/** What readers saw, and when. */
@NullMarked
package org.copydesk.edition;

import org.jspecify.annotations.NullMarked;
