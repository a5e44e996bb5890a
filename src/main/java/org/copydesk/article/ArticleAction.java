package org.copydesk.article;

import static org.copydesk.article.Article.State.APPROVED;
import static org.copydesk.article.Article.State.DRAFT;
import static org.copydesk.article.Article.State.IN_REVIEW;
import static org.copydesk.article.Article.State.TRASHED;
import static org.copydesk.article.ArticlePublication.LiveState.EMBARGOED;
import static org.copydesk.article.ArticlePublication.LiveState.EXPIRED;
import static org.copydesk.article.ArticlePublication.LiveState.LIVE;
import static org.copydesk.article.ArticlePublication.LiveState.LIVE_WITH_NEWER_DRAFT;
import static org.copydesk.article.ArticlePublication.LiveState.RETRACTED;
import static org.copydesk.article.ArticlePublication.LiveState.SCHEDULED;
import static org.copydesk.article.ArticlePublication.LiveState.UNPUBLISHED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.copydesk.article.Article.State;
import org.copydesk.article.ArticlePublication.LiveState;
import org.copydesk.auth.Right;
import org.copydesk.auth.Role;

/** The workflow in one table: what may be done to an article, by whom, and in which states. */
public enum ArticleAction {
    EDIT(Right.WRITE, In.WORK, In.ANY),
    SUBMIT_FOR_REVIEW(Right.REVIEW, EnumSet.of(DRAFT), In.ANY),
    APPROVE(Right.APPROVE, EnumSet.of(IN_REVIEW), In.ANY),
    REQUEST_CHANGES(Right.APPROVE, EnumSet.of(IN_REVIEW, APPROVED), In.ANY),
    PUBLISH(Right.PUBLISH, In.WORK, EnumSet.complementOf(EnumSet.of(RETRACTED))),
    RESCHEDULE(Right.PUBLISH, In.WORK, EnumSet.of(SCHEDULED, EMBARGOED)),
    UNPUBLISH(Right.PUBLISH, In.WORK, EnumSet.of(SCHEDULED, EMBARGOED, LIVE, LIVE_WITH_NEWER_DRAFT)),
    CORRECT(Right.PUBLISH, In.WORK, EnumSet.of(LIVE, LIVE_WITH_NEWER_DRAFT)),
    RETRACT(Right.PUBLISH, In.WORK, EnumSet.of(LIVE, LIVE_WITH_NEWER_DRAFT, EXPIRED)),
    LIFT_RETRACTION(Right.PUBLISH, In.WORK, EnumSet.of(RETRACTED)),
    TRASH(Right.PUBLISH, In.WORK, In.ANY),
    RESTORE(Right.PUBLISH, EnumSet.of(TRASHED), EnumSet.of(UNPUBLISHED, EXPIRED, RETRACTED));

    private static final class In {
        static final Set<State> WORK = EnumSet.complementOf(EnumSet.of(TRASHED));
        static final Set<LiveState> ANY = EnumSet.allOf(LiveState.class);
    }

    private final Right right;
    private final Set<State> states;
    private final Set<LiveState> liveStates;

    ArticleAction(Right right, Set<State> states, Set<LiveState> liveStates) {
        this.right = right;
        this.states = states;
        this.liveStates = liveStates;
    }

    static List<ArticleAction> open(Role role, State state, ArticlePublication publication) {
        return Arrays.stream(values())
                .filter(action -> action.right.isFor(role)
                        && action.states.contains(state)
                        && action.liveStates.contains(publication.liveState)
                        && (action != CORRECT || publication.nextEditionFrom == null))
                .toList();
    }
}
