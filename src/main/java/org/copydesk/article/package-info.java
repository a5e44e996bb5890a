/** The working copy of a story, as the desk edits it. Readers never see it: they see editions. */
@NullMarked
package org.copydesk.article;

import org.jspecify.annotations.NullMarked;
