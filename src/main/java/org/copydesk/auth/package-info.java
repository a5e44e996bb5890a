/** Who is calling and what they may do. */
@NullMarked
package org.copydesk.auth;

import org.jspecify.annotations.NullMarked;
