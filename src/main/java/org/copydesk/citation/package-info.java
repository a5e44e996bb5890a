/** Which article rests on which source, and how it says so. */
@NullMarked
package org.copydesk.citation;

import org.jspecify.annotations.NullMarked;
