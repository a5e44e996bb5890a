/** Several writes of the desk in one transaction. */
@NullMarked
package org.copydesk.batch;

import org.jspecify.annotations.NullMarked;
