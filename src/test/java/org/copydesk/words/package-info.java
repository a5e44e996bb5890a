@NullMarked
package org.copydesk.words;

import org.jspecify.annotations.NullMarked;
