/** The sample newsroom, loaded through the API itself. */
@NullMarked
package org.copydesk.newsroom;

import org.jspecify.annotations.NullMarked;
