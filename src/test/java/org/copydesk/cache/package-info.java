@NullMarked
package org.copydesk.cache;

import org.jspecify.annotations.NullMarked;
