/** Reads raw stories, as they are pasted, scraped or exported, into proposals of a record. Stores and publishes nothing. */
@NullMarked
package org.copydesk.story;

import org.jspecify.annotations.NullMarked;
