package org.copydesk.article;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.copydesk.http.WebAddress;
import org.jspecify.annotations.Nullable;

/** @param alt what the image shows, for those who do not see it */
public record Image(
        @NotNull @WebAddress String url,
        @Size(max = 500) @Nullable String alt,
        @Size(max = 1000) @Nullable String caption,
        @Size(max = 200) @Nullable String credit) {}
