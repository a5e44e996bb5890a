/** How records reach PostgreSQL: identifiers, JSON columns, and what an installation keeps of itself. */
@NullMarked
package org.copydesk.database;

import org.jspecify.annotations.NullMarked;
