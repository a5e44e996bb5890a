package org.copydesk.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who owns the story and on what terms it may be used (IPTC rightsInfo). */
public record Rights(
        @NotBlank @Size(max = 200) String holder,
        @Size(max = 500) @Nullable String notice,
        @Size(max = 2000) @Nullable String usageTerms) {}
