/** A second pair of eyes before publication. */
@NullMarked
package org.copydesk.review;

import org.jspecify.annotations.NullMarked;
