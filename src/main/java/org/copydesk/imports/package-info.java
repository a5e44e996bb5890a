/** Raw stories come in: what would be made of them is proposed, and an editor's acceptance makes it. */
@NullMarked
package org.copydesk.imports;

import org.jspecify.annotations.NullMarked;
