/** People and bodies who speak, write and create. */
@NullMarked
package org.copydesk.person;

import org.jspecify.annotations.NullMarked;
