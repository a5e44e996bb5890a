package org.copydesk.review;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param note for whoever comes next; it joins the article's review notes */
record RemarkInput(@Size(max = 5000) @Nullable String note) {}
