/** A real PostgreSQL in a folder, for those who bring none of their own. Knows no feature. */
@NullMarked
package org.copydesk.postgres;

import org.jspecify.annotations.NullMarked;
