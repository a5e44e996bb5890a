package org.copydesk.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.copydesk.article.Article;
import org.copydesk.article.FourEyes;
import org.copydesk.auth.Actor;
import org.copydesk.http.Refusal;
import org.jspecify.annotations.Nullable;

/** The way of a working copy from draft to approval; each step is noted. */
@ApplicationScoped
public class Workflow {

    @Inject
    FourEyes fourEyes;

    void submit(Article article, @Nullable String note, Actor author) {
        article.submit(author);
        note(article, ReviewNote.Kind.SUBMISSION, note, author);
    }

    void approve(Article article, @Nullable String note, Actor editor) {
        if (!fourEyes.letApprove(article, editor)) {
            throw Refusal.conflict(
                    "You edited this article last, or a quote or citation of it, so somebody else has to approve it.");
        }
        article.approve(editor);
        note(article, ReviewNote.Kind.APPROVAL, note, editor);
    }

    void requestChanges(Article article, String note, Actor editor) {
        article.sendBack(editor);
        note(article, ReviewNote.Kind.CHANGES_REQUEST, note, editor);
    }

    ReviewNote note(Article article, ReviewNote.Kind kind, @Nullable String body, Actor author) {
        var note = ReviewNote.on(article, kind, body, author);
        note.persistAndFlush();
        return note;
    }

    /** Fails where the newsroom's rules ask for an approval that is missing. */
    public void requirePublishable(Article article) {
        if (!fourEyes.letPublish(article)) {
            throw Refusal.conflict(
                    "This newsroom publishes only what somebody else approved. Submit the article with"
                            + " PUT /api/v1/desk/articles/%s/review and have it approved.",
                    article.id);
        }
    }
}
