/** Who changed what, when and from where. */
@NullMarked
package org.copydesk.audit;

import org.jspecify.annotations.NullMarked;
