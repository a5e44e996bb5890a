package org.copydesk.article;

import static org.copydesk.article.Article.State.APPROVED;
import static org.copydesk.article.Article.State.DRAFT;
import static org.copydesk.article.Article.State.IN_REVIEW;
import static org.copydesk.article.Article.State.TRASHED;
import static org.copydesk.article.Article.State.UNTRASHED;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.copydesk.article.Article.State;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Right;

/** The workflow in one table: what may be done to an article, by whom, in which states, and what else must hold. */
public enum ArticleAction {
    EDIT(Right.WRITE, UNTRASHED),
    SUBMIT_FOR_REVIEW(Right.REVIEW, List.of(DRAFT)),
    APPROVE(Right.APPROVE, List.of(IN_REVIEW), seen -> seen.fourEyes.letApprove(seen.article, seen.caller)),
    REQUEST_CHANGES(Right.APPROVE, List.of(IN_REVIEW, APPROVED)),
    PUBLISH(Right.PUBLISH, UNTRASHED, Case::isPublishable),
    RESCHEDULE(Right.PUBLISH, UNTRASHED, seen -> seen.publication.isPlanned()),
    UNPUBLISH(Right.PUBLISH, UNTRASHED, seen -> seen.publication.isLive() || seen.publication.isPlanned()),
    CORRECT(
            Right.PUBLISH,
            UNTRASHED,
            seen -> seen.isPublishable()
                    && seen.publication.isLive()
                    && !seen.publication.isPlanned()
                    && seen.article.embargoAt(Instant.now()).isEmpty()),
    RETRACT(Right.PUBLISH, UNTRASHED, seen -> seen.publication.shown && !seen.publication.isRetracted()),
    LIFT_RETRACTION(Right.PUBLISH, UNTRASHED, seen -> seen.publication.isRetracted()),
    TRASH(Right.PUBLISH, UNTRASHED),
    RESTORE(Right.PUBLISH, List.of(TRASHED));

    /** An article as it stands, before somebody who may do something to it. */
    record Case(
            Article article, ArticlePublication publication, boolean hasStaleQuotes, FourEyes fourEyes, Actor caller) {

        private boolean isPublishable() {
            return !publication.isRetracted() && !hasStaleQuotes && fourEyes.letPublish(article);
        }
    }

    private final Right right;
    private final List<State> states;
    private final Predicate<Case> condition;

    ArticleAction(Right right, List<State> states) {
        this(right, states, always -> true);
    }

    ArticleAction(Right right, List<State> states, Predicate<Case> condition) {
        this.right = right;
        this.states = states;
        this.condition = condition;
    }

    boolean isOpenIn(State state) {
        return states.contains(state);
    }

    static List<ArticleAction> open(Case seen) {
        return Arrays.stream(values())
                .filter(action -> action.right.isFor(seen.caller.role())
                        && action.isOpenIn(seen.article.state)
                        && action.condition.test(seen))
                .toList();
    }
}
