/** Where what we know comes from. */
@NullMarked
package org.copydesk.source;

import org.jspecify.annotations.NullMarked;
