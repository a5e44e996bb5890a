/** The readers' door: anonymous, read from editions alone. */
@NullMarked
package org.copydesk.delivery;

import org.jspecify.annotations.NullMarked;
