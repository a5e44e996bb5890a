/** Finishes the OpenAPI contract where types and annotations cannot say it. */
@NullMarked
package org.copydesk.contract;

import org.jspecify.annotations.NullMarked;
