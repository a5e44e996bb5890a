/** The immutable history of a working copy. */
@NullMarked
package org.copydesk.revision;

import org.jspecify.annotations.NullMarked;
