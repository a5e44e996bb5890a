/** The main class, and nothing else. */
@NullMarked
package org.copydesk;

import org.jspecify.annotations.NullMarked;
