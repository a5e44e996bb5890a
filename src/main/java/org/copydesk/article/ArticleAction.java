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
import static org.copydesk.auth.Role.ADMIN;
import static org.copydesk.auth.Role.EDITOR;
import static org.copydesk.auth.Role.WRITER;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.copydesk.article.Article.State;
import org.copydesk.article.ArticlePublication.LiveState;
import org.copydesk.auth.Role;

/** The workflow in one table: what may be done to an article, by whom, and in which states. */
public enum ArticleAction {
    EDIT(Who.WRITERS, In.WORK, In.ANY),
    SUBMIT_FOR_REVIEW(Who.WRITERS, EnumSet.of(DRAFT), In.ANY),
    APPROVE(Who.EDITORS, EnumSet.of(IN_REVIEW), In.ANY),
    REQUEST_CHANGES(Who.EDITORS, EnumSet.of(IN_REVIEW, APPROVED), In.ANY),
    PUBLISH(Who.EDITORS, In.WORK, EnumSet.complementOf(EnumSet.of(RETRACTED))),
    RESCHEDULE(Who.EDITORS, In.WORK, EnumSet.of(SCHEDULED, EMBARGOED)),
    UNPUBLISH(Who.EDITORS, In.WORK, EnumSet.of(SCHEDULED, EMBARGOED, LIVE, LIVE_WITH_NEWER_DRAFT)),
    CORRECT(Who.EDITORS, In.WORK, EnumSet.of(LIVE, LIVE_WITH_NEWER_DRAFT)),
    RETRACT(Who.EDITORS, In.WORK, EnumSet.of(LIVE, LIVE_WITH_NEWER_DRAFT, EXPIRED)),
    LIFT_RETRACTION(Who.EDITORS, In.WORK, EnumSet.of(RETRACTED)),
    TRASH(Who.EDITORS, In.WORK, In.ANY),
    RESTORE(Who.EDITORS, EnumSet.of(TRASHED), EnumSet.of(UNPUBLISHED, EXPIRED, RETRACTED));

    private static final class Who {
        static final Set<Role> WRITERS = EnumSet.of(ADMIN, EDITOR, WRITER);
        static final Set<Role> EDITORS = EnumSet.of(ADMIN, EDITOR);
    }

    private static final class In {
        static final Set<State> WORK = EnumSet.complementOf(EnumSet.of(TRASHED));
        static final Set<LiveState> ANY = EnumSet.allOf(LiveState.class);
    }

    private final Set<Role> roles;
    private final Set<State> states;
    private final Set<LiveState> liveStates;

    ArticleAction(Set<Role> roles, Set<State> states, Set<LiveState> liveStates) {
        this.roles = roles;
        this.states = states;
        this.liveStates = liveStates;
    }

    boolean isFor(Role role) {
        return roles.contains(role);
    }

    static List<ArticleAction> open(Role role, State state, LiveState liveState) {
        return Arrays.stream(values())
                .filter(action ->
                        action.isFor(role) && action.states.contains(state) && action.liveStates.contains(liveState))
                .toList();
    }
}
