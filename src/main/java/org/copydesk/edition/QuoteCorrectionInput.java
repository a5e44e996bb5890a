package org.copydesk.edition;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.copydesk.words.Nfc;
import org.jspecify.annotations.Nullable;

/**
 * @param wrongText the wrong words, as the quote has them
 * @param rightText the words that were said
 * @param publicText what readers are told
 * @param articles only these of the articles that carry the quote; all of them, at most 100, where it is left out
 */
record QuoteCorrectionInput(
        @NotBlank @Size(max = 2000) String wrongText,
        @NotBlank @Size(max = 2000) String rightText,
        @NotBlank @Size(max = 2000) String publicText,
        @Size(max = 100) @Nullable List<@NotNull UUID> articles) {

    QuoteCorrectionInput {
        wrongText = Nfc.of(Objects.requireNonNullElse(wrongText, ""));
        rightText = Nfc.of(Objects.requireNonNullElse(rightText, ""));
    }
}
