package org.copydesk.article;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.cache.DeskOnly;
import org.copydesk.database.Ids;
import org.copydesk.http.Listing;
import org.copydesk.http.MergePatch;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Precondition;
import org.copydesk.idempotency.Idempotent;
import org.copydesk.taxonomy.Sections;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/desk/articles")
@Tag(name = "Desk: articles")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskArticleResource {

    @Inject
    Articles articles;

    @Inject
    WorkingCopyLists lists;

    @Inject
    Sections sections;

    @Inject
    DeskArticleViews views;

    @Inject
    WorkingCopies workingCopies;

    @Inject
    MergePatch mergePatch;

    @Inject
    Event<ArticleTrashed> trashed;

    @GET
    @Operation(operationId = "listDeskArticles", summary = "List working copies of every state, or find some")
    public Listing<DeskArticleSummary> list(
            @Valid @BeanParam DeskArticleFilter filter, @BeanParam PageRequest page, @Context SecurityContext caller) {
        return lists.list(filter.wish(sections, Actor.of(caller)), filter.sort(), page.of(filter.ids()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getDeskArticle", summary = "Read a working copy")
    public DeskArticleView get(UUID id, @Context SecurityContext caller) {
        return views.of(workingCopies.require(id), Actor.of(caller));
    }

    @POST
    @DeskOnly
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "createArticle", summary = "Create an article as a draft")
    public DeskArticleView create(@Valid @NotNull ArticleInput input, @Context SecurityContext caller) {
        return create(Ids.next(), input, Actor.of(caller));
    }

    @PUT
    @DeskOnly
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(
            operationId = "replaceArticle",
            summary = "Save a whole working copy, or create an article under an id of your own")
    public RestResponse<DeskArticleView> replace(
            UUID id,
            @Valid @NotNull ArticleInput input,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        if (precondition.creates()) {
            return ResponseBuilder.create(RestResponse.Status.CREATED, create(id, input, Actor.of(caller)))
                    .build();
        }
        var copy = workingCopies.require(id);
        check(precondition, copy.article(), input.version());
        return RestResponse.ok(save(copy, input, Actor.of(caller)));
    }

    @PATCH
    @DeskOnly
    @Path("{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "patchArticle", summary = "Save some fields of a working copy")
    public DeskArticleView patch(
            UUID id, @NotNull JsonNode patch, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var copy = workingCopies.require(id);
        check(precondition, copy.article(), MergePatch.version(patch));
        var input = mergePatch.apply(ArticleInput.of(copy.article()), patch, ArticleInput.class);
        return save(copy, input, Actor.of(caller));
    }

    private DeskArticleView create(UUID id, ArticleInput input, Actor author) {
        return views.ofNew(workingCopies.create(id, input, author), author);
    }

    private DeskArticleView save(WorkingCopy copy, ArticleInput input, Actor author) {
        return views.of(workingCopies.save(copy, input, author), author);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "trashArticle", summary = "Move an article to the trash; readers stop seeing it")
    public void trash(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var article = articles.require(id);
        check(precondition, article, null);
        article.trash(Actor.of(caller));
        article.persistAndFlush();
        trashed.fire(new ArticleTrashed(id));
    }

    @PUT
    @Path("{id}/restoration")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "restoreArticle", summary = "Take an article out of the trash, as a draft")
    public DeskArticleView restore(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var article = articles.require(id);
        check(precondition, article, null);
        workingCopies.restore(article, Actor.of(caller));
        return views.of(article, Actor.of(caller));
    }

    static void check(Precondition precondition, Article article, @Nullable Integer bodyVersion) {
        precondition.check(
                article.version,
                bodyVersion,
                stale -> stale.with("updatedBy", article.updatedBy).with("updatedAt", article.updatedAt));
    }
}
