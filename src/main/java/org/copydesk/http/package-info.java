/** What every resource shares: problems, preconditions, paging, strict parameters. Knows no feature. */
@NullMarked
package org.copydesk.http;

import org.jspecify.annotations.NullMarked;
