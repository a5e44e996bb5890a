package org.copydesk.preview;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.copydesk.article.Article;
import org.copydesk.article.Articles;
import org.copydesk.auth.ApiTokens;
import org.copydesk.delivery.ArticleBody;
import org.copydesk.delivery.ArticleView;
import org.copydesk.edition.Publishing;
import org.copydesk.http.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Apart from delivery, which never reads a working copy. */
@Path("/previews/{secret}")
@Tag(name = "Delivery: previews")
@PermitAll
class PreviewResource {

    @Inject
    Articles articles;

    @Inject
    Previews previews;

    @Inject
    Publishing publishing;

    @Inject
    ApiTokens tokens;

    @GET
    @Operation(
            operationId = "getPreview",
            summary = "Read a working copy as readers would see it, with its quotes and citations")
    @APIResponse(responseCode = "200", description = "OK")
    public RestResponse<ArticleView> get(
            @Parameter(description = "The last part of the path that the desk was given.") String secret,
            @QueryParam("format")
                    @DefaultValue("html")
                    @Parameter(description = "The form of the body, as for readers: `format=text`.")
                    ArticleBody.Format format) {
        var now = Instant.now();
        var preview = previews.requireWorking(secret, now);
        var article = articles.byId(preview.articleId)
                .filter(found -> !found.isTrashed())
                .orElseThrow(() -> Refusal.notFound("The article of this preview is no longer there."));
        if (!reaches(preview, article, now)) {
            throw Refusal.notFound(
                    "Whoever made the preview does not reach the article any more. Ask the newsroom for a new link.");
        }
        return RestResponse.ResponseBuilder.ok(ArticleView.preview(publishing.preview(article), format))
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    /** Whoever may not read the article any more does not read it by a link made before. */
    private boolean reaches(Preview preview, Article article, Instant now) {
        return preview.tokenId == null
                || tokens.byId(preview.tokenId)
                        .filter(token -> token.isValid(now) && token.worksIn(article.section.id))
                        .isPresent();
    }
}
