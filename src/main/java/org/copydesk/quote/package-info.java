/** Who said what, verbatim, and through whom we know it. */
@NullMarked
package org.copydesk.quote;

import org.jspecify.annotations.NullMarked;
