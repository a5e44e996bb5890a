@NullMarked
package org.copydesk.server;

import org.jspecify.annotations.NullMarked;
