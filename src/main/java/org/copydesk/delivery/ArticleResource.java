package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.UUID;
import org.copydesk.edition.LiveEdition;
import org.copydesk.edition.LiveEditions;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.copydesk.taxonomy.ArticleType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/articles")
@Tag(name = "Delivery: articles")
@PermitAll
class ArticleResource {

    @Inject
    LiveEditions live;

    @Inject
    ArticleIncludes includes;

    record Filter(
            @QueryParam("section") @Parameter(description = "Only articles of the section with this slug.") @Nullable
            String section,

            @QueryParam("tag") @Parameter(description = "Only articles with this tag, by slug.") @Nullable
            String tag,

            @QueryParam("type") @Parameter(description = "Only articles of this type.") @Nullable
            ArticleType type,

            @QueryParam("language") @Parameter(description = "Only articles in this language (BCP 47).") @Nullable
            String language) {}

    record Shape(
            @QueryParam("include")
            @Parameter(description = "What to bring along, with commas between: quotes, citations, comments.")
            @Nullable
            String include,

            @QueryParam("format") @DefaultValue("html") @Parameter(description = "The form of the body.")
            ArticleView.Format format) {}

    @GET
    @Operation(operationId = "listArticles", summary = "List published articles, newest first")
    public Listing<ArticleSummaryView> list(
            @BeanParam Filter filter,
            @QueryParam("include")
                    @Parameter(description = "What to bring along, with commas between: quotes, citations, comments.")
                    @Nullable
                    String include,
            @BeanParam PageRequest page) {
        var wanted = Include.of(include);
        var found = Listing.of(
                page,
                Cursor.of(Cursor.END_OF_TIME, Cursor.HIGHEST_ID),
                at -> live.newest(
                        at.time(0), at.id(1), filter.section(), filter.tag(), filter.type(), filter.language()),
                row -> Cursor.of(row.publishedAt(), row.articleId()));
        var included = includes.of(
                found.data().stream().map(LiveEditions.Summary::summary).toList(), wanted);
        return found.map(
                row -> ArticleSummaryView.of(row.summary(), Objects.requireNonNull(included.get(row.articleId()))));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getArticle", summary = "Read a published article")
    public ArticleView get(UUID id, @BeanParam Shape shape) {
        return view(live.require(id), shape);
    }

    @GET
    @Path("by-slug/{slug}")
    @Operation(operationId = "getArticleBySlug", summary = "Read a published article by the slug of its address")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @APIResponse(responseCode = "301", description = "The article has moved to the slug in Location.")
    public RestResponse<ArticleView> getBySlug(String slug, @BeanParam Shape shape, UriInfo request) {
        var found = live.bySlug(slug);
        if (found.isPresent()) {
            return RestResponse.ok(view(found.get(), shape));
        }
        var current = live.currentSlug(slug)
                .orElseThrow(() -> Refusal.notFound("No article with the slug '%s' is published.", slug));
        var address =
                request.getRequestUriBuilder().replacePath(request.getPath()).build();
        return ResponseBuilder.<ArticleView>create(RestResponse.Status.MOVED_PERMANENTLY)
                .location(address.resolve(current))
                .build();
    }

    private ArticleView view(LiveEdition edition, Shape shape) {
        return ArticleView.of(
                edition,
                shape.format(),
                includes.of(edition.summary, edition.quotes, edition.citations, Include.of(shape.include())));
    }
}
