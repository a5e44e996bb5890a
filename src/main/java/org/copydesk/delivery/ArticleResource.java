package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.edition.LiveArticles;
import org.copydesk.edition.LiveEdition;
import org.copydesk.edition.LiveEditions;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
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
    PublishedArticles articles;

    @Inject
    Corrections corrections;

    @Inject
    LiveArticles lists;

    @Inject
    ArticleIncludes includes;

    @Inject
    Shown shown;

    record Shape(
            @QueryParam("include")
            @Parameter(description = "What to bring along, with commas between: quotes, citations, comments.")
            @Nullable
            String include,

            @QueryParam("format") @DefaultValue("html") @Parameter(description = "The form of the body.")
            ArticleView.Format format,

            @QueryParam("at") @Parameter(description = "As readers saw the article at this instant.") @Nullable
            Instant at) {}

    @GET
    @Operation(operationId = "listArticles", summary = "List published articles, or search in them")
    public Listing<ArticleSummaryView> list(
            @BeanParam ArticleFilter filter,
            @QueryParam("include")
                    @Parameter(description = "What to bring along, with commas between: quotes, citations, comments.")
                    @Nullable
                    String include,
            @BeanParam PageRequest page) {
        var wanted = Include.of(include);
        var found = lists.list(filter.wish(), filter.order(), page);
        shown.articles();
        // Nothing found tells nothing of when something will be.
        shown.unchangedFor(
                found.data().isEmpty() ? Double.valueOf(0) : found.data().get(0).calmSeconds());
        var included =
                includes.of(found.data().stream().map(LiveArticles.Row::summary).toList(), wanted);
        return found.map(row -> ArticleSummaryView.of(row, Objects.requireNonNull(included.get(row.articleId()))));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getArticle", summary = "Read a published article")
    public ArticleView get(UUID id, @BeanParam Shape shape) {
        return view(articles.require(id, shape.at()), shape);
    }

    /**
     * One edition that readers saw.
     *
     * @param visibleTo null where they see it now, for good
     * @param corrections what they were told when it appeared
     */
    record PastEdition(
            Instant visibleFrom,
            @Nullable Instant visibleTo,
            String slug,
            String headline,
            List<PublishedCorrection> corrections) {

        static PastEdition of(LiveEditions.Past past) {
            return new PastEdition(
                    past.visibleFrom(),
                    past.visibleTo(),
                    past.summary().slug(),
                    past.summary().headline(),
                    past.corrections().stream()
                            .filter(correction -> correction.publishedAt().equals(past.visibleFrom()))
                            .toList());
        }
    }

    @GET
    @Path("{id}/history")
    @Operation(operationId = "getHistory", summary = "List what readers saw of an article and when, newest first")
    public Listing<PastEdition> history(UUID id, @BeanParam PageRequest page) {
        articles.require(id);
        return Listing.of(
                        page,
                        Cursor.of(Cursor.END_OF_TIME),
                        after -> live.history(id, after.time(0)),
                        past -> Cursor.of(past.visibleFrom()))
                .map(PastEdition::of);
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
            return RestResponse.ok(view(articles.require(found.get().articleId, shape.at()), shape));
        }
        var current = live.currentSlug(slug).orElseThrow(() -> missing(slug));
        var address =
                request.getRequestUriBuilder().replacePath(request.getPath()).build();
        return ResponseBuilder.<ArticleView>create(RestResponse.Status.MOVED_PERMANENTLY)
                .location(address.resolve(current))
                .build();
    }

    private Refusal missing(String slug) {
        return corrections
                .retractionBySlug(slug)
                .map(Correction::tombstone)
                .orElseGet(() -> Refusal.notFound("No article with the slug '%s' is published.", slug));
    }

    private ArticleView view(LiveEdition edition, Shape shape) {
        // A look back is not kept: it ends with the edition that is live today.
        if (shape.at() == null) {
            shown.article(edition.articleId);
            shown.unchangedFor(edition.secondsLeft);
            if (!Include.of(shape.include()).contains(Include.COMMENTS)) {
                shown.lastModified(edition.visibleFrom);
            }
        }
        return ArticleView.of(
                edition,
                shape.format(),
                includes.of(edition.summary, edition.quotes, edition.citations, Include.of(shape.include())));
    }
}
