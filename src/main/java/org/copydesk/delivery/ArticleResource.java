package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.edition.Facet;
import org.copydesk.edition.LiveArticleLists;
import org.copydesk.edition.LiveArticles;
import org.copydesk.edition.LiveEditions;
import org.copydesk.edition.LiveWords;
import org.copydesk.edition.PublishedArticle;
import org.copydesk.edition.PublishedSummary;
import org.copydesk.http.Cursor;
import org.copydesk.http.Fields;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

@Path("/articles")
@Tag(name = "Delivery: articles")
@PermitAll
class ArticleResource {

    private static final String INCLUDE = "What to bring along: `include=quotes,citations`. What `fields` names comes"
            + " without being asked for here. Comments are the first page in reading order; `/articles/{id}/comments?page=2` goes on."
            + " `commentCount` is their number.";

    @Inject
    LiveEditions editions;

    @Inject
    PublishedArticles articles;

    @Inject
    Corrections corrections;

    @Inject
    LiveArticles live;

    @Inject
    LiveArticleLists lists;

    @Inject
    CalmLists calm;

    @Inject
    LiveWords words;

    @Inject
    ArticleIncludes includes;

    @Inject
    Shown shown;

    @Inject
    Fields fields;

    record Shape(
            @QueryParam("include") @Separator(Several.COMMA) @Parameter(description = INCLUDE)
            List<Include> include,

            @QueryParam("format")
            @DefaultValue("html")
            @Parameter(
                    description =
                            "The form of the body: `format=markdown`. In its place `fields` may name html, blocks, markdown"
                                    + " or text. Markdown is CommonMark with GitHub's tables and struck words; what it"
                                    + " has no form for stays safe HTML in it.")
            ArticleBody.Format format,

            @QueryParam("at")
            @Parameter(description = "As readers saw the article at this instant: `at=2026-11-10T12:00:00Z`.")
            @Nullable
            Instant at) {

        Wish wish(Fields fields) {
            return Wish.of(fields, include, format, at);
        }
    }

    @GET
    @Operation(operationId = "listArticles", summary = "List published articles, or search in them")
    public ArticleListing list(
            @BeanParam ArticleFilter filter,
            @QueryParam("include") @Separator(Several.COMMA) @Parameter(description = INCLUDE) List<Include> include,
            @QueryParam("format")
                    @Parameter(
                            description =
                                    "Whole articles, each with its body in this form: `format=text`. Without it what"
                                            + " `fields` names comes along. Twenty million bytes of bodies at most.")
                    ArticleBody.@Nullable Format format,
            @QueryParam("facets")
                    @Separator(Several.COMMA)
                    @Parameter(
                            description =
                                    "Counts of the articles on all pages: `facets=section,month`. The 20 most frequent"
                                            + " values of each, and the newest 24 months; beyond 10,000 articles"
                                            + " (30,000 that a search finds) an estimate"
                                            + " from a sample, which says so. Sections and tags have the names they"
                                            + " have today; an article keeps those of the day it was published.")
                    List<Facet> facets,
            @BeanParam PageRequest page) {
        var wish = Wish.of(fields, include, format, filter.at());
        var found = calm.show(
                () -> lists.list(filter.wish(), filter.order(), page.of(filter.ids()), fields.show("highlight", true)),
                LiveArticleLists.Row::calmSeconds);
        var included = includes.of(
                found.data().stream().map(LiveArticleLists.Row::articleId).toList(), wish);
        return ArticleListing.of(
                found.map(
                        row -> ArticleSummaryView.of(row, Objects.requireNonNull(included.get(row.articleId())), wish)),
                facets.isEmpty() ? null : facets(filter, EnumSet.copyOf(facets)),
                found.data().isEmpty() && page.isFirst() ? meant(filter) : null);
    }

    /** A search that finds something, among the same articles; null where none is like it. */
    private @Nullable String meant(ArticleFilter filter) {
        return filter.q() == null
                ? null
                : words.meantBy(filter.q())
                        .filter(search -> lists.any(filter.wish(search), filter.order()))
                        .orElse(null);
    }

    private Facets facets(ArticleFilter filter, Set<Facet> wanted) {
        // Their names are not those of an edition, but today's.
        if (wanted.contains(Facet.SECTION)) {
            shown.sections();
        }
        if (wanted.contains(Facet.TAG)) {
            shown.tags();
        }
        return Facets.of(lists.facets(filter.wish(), filter.order(), wanted));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getArticle", summary = "Read a published article")
    public ArticleView get(UUID id, @BeanParam Shape shape) {
        var wish = shape.wish(fields);
        return view(articles.require(id, wish.partsNow()), wish);
    }

    /**
     * One edition that readers saw.
     *
     * @param visibleTo null where they see it now
     * @param corrections what they were told when it appeared
     */
    record PastEdition(
            Instant visibleFrom,
            @Nullable Instant visibleTo,
            String slug,
            String headline,
            List<PublishedCorrection> corrections) {

        static PastEdition of(LiveEditions.Past past) {
            var summary = past.summary().as(PublishedSummary.TYPE);
            return new PastEdition(
                    past.visibleFrom(),
                    past.visibleTo(),
                    summary.slug(),
                    summary.headline(),
                    past.corrections().as(PublishedCorrection.LIST).stream()
                            .filter(correction -> correction.publishedAt().equals(past.visibleFrom()))
                            .toList());
        }
    }

    @GET
    @Path("{id}/history")
    @Operation(operationId = "getHistory", summary = "List what readers saw of an article and when, newest first")
    public Listing<PastEdition> history(UUID id, @BeanParam PageRequest page) {
        shown.article(id);
        shown.unchangedFor(articles.require(id).secondsLeft());
        return Listing.of(
                        page,
                        Cursor.of(Cursor.END_OF_TIME),
                        after -> editions.history(id, after.time(0)),
                        past -> Cursor.of(past.visibleFrom()))
                .map(PastEdition::of);
    }

    @GET
    @Path("by-slug/{slug}")
    @Operation(operationId = "getArticleBySlug", summary = "Read a published article by the slug of its address")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "301", description = "The article has moved to the slug in Location.")
    public RestResponse<ArticleView> getBySlug(String slug, @BeanParam Shape shape, UriInfo request) {
        var wish = shape.wish(fields);
        var found = live.bySlug(slug, wish.partsNow());
        if (found.isPresent()) {
            return RestResponse.ok(view(found.get(), wish));
        }
        var current = live.currentSlug(slug).orElseThrow(() -> missing(slug));
        var address = UriBuilder.fromPath(request.getBaseUri().getPath())
                .path(ArticleResource.class)
                .path(ArticleResource.class, "getBySlug")
                .build(current);
        var query = request.getRequestUri().getRawQuery();
        // A location() is given our own scheme, and readers may know us by another: that of a proxy.
        return ResponseBuilder.<ArticleView>create(RestResponse.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, query == null ? address : address + "?" + query)
                .build();
    }

    private Refusal missing(String slug) {
        return corrections
                .retractionBySlug(slug)
                .map(Correction::tombstone)
                .orElseGet(() -> Refusal.notFound("No article with the slug '%s' is published.", slug));
    }

    /** @param live as it is now: when that ends, a look back may end, too */
    private ArticleView view(PublishedArticle live, Wish wish) {
        shown.article(live.id());
        shown.unchangedFor(live.secondsLeft());
        var at = wish.at();
        var article = at == null ? live : articles.seen(live.id(), wish.parts(), at);
        if (!wish.isOfConversation()) {
            shown.lastModified(article.modifiedAt());
        }
        return ArticleView.of(article, wish.formats(), includes.conversation(article.id(), wish));
    }
}
