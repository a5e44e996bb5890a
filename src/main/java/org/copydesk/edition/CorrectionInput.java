package org.copydesk.edition;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.lang3.StringUtils;
import org.copydesk.article.Article;
import org.copydesk.auth.Actor;
import org.copydesk.correction.Correction;
import org.copydesk.database.Ids;
import org.copydesk.http.Refusal;
import org.copydesk.words.Nfc;
import org.jspecify.annotations.Nullable;

/**
 * What readers are told when the working copy replaces what they see.
 *
 * @param kind an error is a {@code correction}, whatever else happened: an {@code update} has no {@code wrongText}
 * @param publicText shown with the article and in the list of corrections
 * @param wrongText the words that were wrong, as readers saw them in the text, the headlines, the standfirst, the byline or the
 *     caption; plain text
 * @param rightText the words of the working copy that stand in their place; plain text
 * @param quotes ids of the article's quotes that it changes
 */
record CorrectionInput(
        @NotNull Correction.Kind kind,
        @NotBlank @Size(max = 2000) String publicText,
        @Size(max = 2000) @Nullable String wrongText,
        @Size(max = 2000) @Nullable String rightText,
        @Size(max = 50) List<@NotNull UUID> quotes,
        @Nullable Integer version) {

    CorrectionInput {
        wrongText = Nfc.ofNullable(wrongText);
        rightText = Nfc.ofNullable(rightText);
        quotes = quotes == null ? List.of() : quotes;
    }

    /**
     * Fails where it says something that is not so.
     *
     * @param before what readers see
     * @param after what they are to see
     * @param known the quotes of the article
     */
    void requireHolds(List<String> before, List<String> after, Set<UUID> known) {
        if (kind == Correction.Kind.RETRACTION) {
            throw Refusal.unprocessable("Retract an article with PUT /api/v1/desk/articles/{id}/retraction.")
                    .at("/kind", "is not a correction");
        }
        if (kind == Correction.Kind.UPDATE && wrongText != null) {
            throw Refusal.unprocessable(
                            "What was wrong is corrected, not updated: give the kind correction, or leave wrongText out.")
                    .at("/wrongText", "does not go with an update");
        }
        if (wrongText != null && !holds(before, wrongText)) {
            throw Refusal.unprocessable(
                            "Readers do not see these words. Give them as the published plain text has them.")
                    .at("/wrongText", "is not in the published text");
        }
        if (wrongText != null && wrong(after) >= wrong(before)) {
            throw Refusal.unprocessable(
                            "The working copy has these words as often as readers see them. Save the corrected text first, or"
                                    + " give the wrong words with those around them, then correct.")
                    .at("/wrongText", "has not changed");
        }
        if (rightText != null && !holds(after, rightText)) {
            throw Refusal.unprocessable(
                            "The working copy does not have these words. Save the corrected text first, then correct.")
                    .at("/rightText", "is not in the working copy");
        }
        var changed = Objects.requireNonNull(quotes);
        for (var i = 0; i < changed.size(); i++) {
            if (!known.contains(changed.get(i))) {
                throw Refusal.unprocessable("The article has no quote with the id '%s'.", changed.get(i))
                        .at("/quotes/" + i, "is not the id of a quote of the article");
            }
        }
    }

    /** How often the wrong words stand there, but as a part of the right ones. */
    private int wrong(List<String> words) {
        var wrong = Objects.requireNonNull(wrongText);
        var right = Objects.requireNonNullElse(rightText, "");
        return count(words, wrong) - (right.contains(wrong) ? count(words, right) * count(List.of(right), wrong) : 0);
    }

    private static int count(List<String> words, String some) {
        return words.stream()
                .mapToInt(all -> StringUtils.countMatches(Nfc.of(all), some))
                .sum();
    }

    /** What was published before lines were kept in NFC may be in another form. */
    private static boolean holds(List<String> words, String some) {
        return words.stream().anyMatch(all -> Nfc.of(all).contains(some));
    }

    Correction toCorrection(Article article, int fromRevision, Actor editor) {
        var correction = new Correction();
        correction.id = Ids.next();
        correction.articleId = article.id;
        correction.kind = kind;
        correction.publicText = publicText;
        correction.wrongText = wrongText;
        correction.rightText = rightText;
        correction.quoteIds = Objects.requireNonNull(quotes);
        correction.fromRevision = fromRevision;
        correction.toRevision = article.revision;
        correction.slug = article.slug;
        correction.headline = article.headline;
        correction.section = article.section.slug;
        correction.createdBy = editor.name();
        return correction;
    }
}
