package org.copydesk.anchor;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Words to be found in a text (W3C Web Annotation, TextQuoteSelector).
 *
 * @param exact the words, verbatim
 * @param prefix what stands right before them; needed where the words occur more than once
 * @param suffix what stands right after them
 */
public record Selector(
        @NotBlank @Size(max = 5000) String exact,
        @Size(max = 200) @Nullable String prefix,
        @Size(max = 200) @Nullable String suffix) {}
