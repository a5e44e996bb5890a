@NullMarked
package org.copydesk.http;

import org.jspecify.annotations.NullMarked;
