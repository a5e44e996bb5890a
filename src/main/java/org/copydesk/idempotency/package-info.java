/** Sending a POST again without doing it again. */
@NullMarked
package org.copydesk.idempotency;

import org.jspecify.annotations.NullMarked;
