/** The HTTP server in front of the resources: what every request passes, bodies that arrive, threads. Knows no feature. */
@NullMarked
package org.copydesk.server;

import org.jspecify.annotations.NullMarked;
