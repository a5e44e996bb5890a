package org.copydesk.preview;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.copydesk.article.Articles;
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
        var preview = previews.requireWorking(secret, Instant.now());
        var article = articles.byId(preview.articleId)
                .filter(found -> !found.isTrashed())
                .orElseThrow(() -> Refusal.notFound("The article of this preview is no longer there."));
        return RestResponse.ResponseBuilder.ok(ArticleView.preview(publishing.preview(article), format))
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
