package org.copydesk.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.copydesk.auth.Actor;

/** The second pair of eyes that a newsroom may ask for before publication. */
@ApplicationScoped
public class FourEyes {

    @Inject
    WorkflowConfig config;

    public boolean areAskedFor() {
        return config.fourEyes();
    }

    public boolean letApprove(Article article, Actor editor) {
        return !areAskedFor() || !article.editedBy.equals(editor.name());
    }

    public boolean letPublish(Article article) {
        return !areAskedFor() || article.state == Article.State.APPROVED;
    }
}
