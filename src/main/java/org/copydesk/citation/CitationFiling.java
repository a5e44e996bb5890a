package org.copydesk.citation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.copydesk.anchor.Anchors;
import org.copydesk.article.ArticleSaved;
import org.copydesk.article.Articles;
import org.copydesk.auth.Actor;
import org.copydesk.http.Refusal;
import org.copydesk.source.Sources;

/** Puts a citation on record with its article and its source, and keeps its words anchored. */
@ApplicationScoped
public class CitationFiling {

    @Inject
    Articles articles;

    @Inject
    Citations citations;

    @Inject
    Sources sources;

    public Citation create(UUID id, CitationInput input, Actor author) {
        var citation = new Citation();
        citation.id = id;
        citation.article = articles.require(input.article(), "/article");
        // Words that are not there are refused with those that are.
        author.requireReach(citation.article.section.id);
        file(citation, input, author);
        return citation;
    }

    void file(Citation citation, CitationInput input, Actor author) {
        if (!citation.article.id.equals(input.article())) {
            throw Refusal.unprocessable("A citation stays with its article. Create a new one for the other article.")
                    .at("/article", "is not the id of the citation's article");
        }
        citation.article.requireNotTrashed();
        input.applyTo(citation);
        citation.source = sources.require(input.source(), "/source");
        var declaration = input.declaredAs();
        if (declaration == null) {
            citation.declaredAs = null;
        } else if (citation.declaredAs == null || !declaration.equals(citation.declaredAs.selector())) {
            citation.declaredAs = Anchors.locate(citation.article.text, declaration, "/declaredAs");
        }
        citation.persist();
        articles.edit(citation.article, author);
    }

    void delete(Citation citation, Actor author) {
        citation.article.requireNotTrashed();
        citation.delete();
        articles.edit(citation.article, author);
    }

    void follow(@Observes ArticleSaved saved) {
        if (saved.textChanged()) {
            citations.of(saved.article()).forEach(citation -> citation.follow(saved.textBefore()));
        }
    }
}
