/** Ready answers for readers, and how they are kept true: at commit here, and by the database's word everywhere. */
@NullMarked
package org.copydesk.cache;

import org.jspecify.annotations.NullMarked;
