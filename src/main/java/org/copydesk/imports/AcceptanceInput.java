package org.copydesk.imports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.copydesk.http.Refusal;
import org.copydesk.taxonomy.ArticleType;
import org.copydesk.words.Language;
import org.jspecify.annotations.Nullable;

/**
 * What is made of an import.
 *
 * @param section the slug of a section, for stories that name none
 * @param type news where it is left out
 * @param language for stories that do not name theirs; en where it is left out
 * @param stories only these stories, with what is to be done otherwise than proposed; all of them where it is left out
 */
record AcceptanceInput(
        @Size(max = 80) @Nullable String section,
        @Nullable ArticleType type,
        @Language @Nullable String language,
        @Size(max = 1000) @Nullable List<@Valid @NotNull Choice> stories) {

    static final AcceptanceInput AS_PROPOSED = new AcceptanceInput(null, null, null, null);

    /**
     * @param story its place in the import, counted from 1
     * @param headline instead of the one proposed
     * @param section the slug of a section, whatever the story names
     * @param withoutQuotes places in the proposed list of quotes, counted from 0
     * @param withoutCitations places in the proposed list of citations
     * @param withoutComments leaves all comments out
     * @param asNew makes an article of its own where a revision of another is proposed
     */
    record Choice(
            @NotNull @Min(1) Integer story,
            @Size(max = 300) @Nullable String headline,
            @Size(max = 80) @Nullable String section,
            @Size(max = 1000) List<@NotNull @Min(0) Integer> withoutQuotes,
            @Size(max = 1000) List<@NotNull @Min(0) Integer> withoutCitations,
            @Nullable Boolean withoutComments,
            @Nullable Boolean asNew) {

        Choice {
            withoutQuotes = withoutQuotes == null ? List.of() : withoutQuotes;
            withoutCitations = withoutCitations == null ? List.of() : withoutCitations;
        }

        static Choice asProposed(int story) {
            return new Choice(story, null, null, List.of(), List.of(), null, null);
        }
    }

    /** @param proposed the stories that wait for a decision */
    List<Integer> storiesOf(List<Integer> proposed) {
        if (proposed.isEmpty()) {
            throw Refusal.conflict("No story of this import waits for a decision.");
        }
        if (stories == null) {
            return proposed;
        }
        var waiting = Set.copyOf(proposed);
        var wanted = stories.stream().map(Choice::story).distinct().toList();
        var refusal = Refusal.unprocessable("Accept only stories that wait for a decision.");
        wanted.stream()
                .filter(story -> !waiting.contains(story))
                .forEach(story -> refusal.at(pointer(story) + "/story", "waits for no decision, or is not there"));
        if (wanted.isEmpty() || !refusal.errors().isEmpty()) {
            throw refusal;
        }
        return wanted;
    }

    /** What is left of them, for who goes on where somebody stopped. */
    List<Integer> leftOf(List<Integer> proposed) {
        return stories == null
                ? proposed
                : proposed.stream()
                        .filter(story -> stories.stream()
                                .anyMatch(choice -> choice.story().equals(story)))
                        .toList();
    }

    Choice choice(int story) {
        return stories == null
                ? Choice.asProposed(story)
                : stories.stream()
                        .filter(choice -> choice.story() == story)
                        .findFirst()
                        .orElseGet(() -> Choice.asProposed(story));
    }

    /** Where the request speaks of a story, for refusals. */
    String pointer(int story) {
        for (var i = 0; stories != null && i < stories.size(); i++) {
            if (stories.get(i).story() == story) {
                return "/stories/" + i;
            }
        }
        return "";
    }
}
