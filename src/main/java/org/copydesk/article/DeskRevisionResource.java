package org.copydesk.article;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.body.BodyRenderer;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Precondition;
import org.copydesk.revision.Diff;
import org.copydesk.revision.Integrity;
import org.copydesk.revision.Revision;
import org.copydesk.revision.RevisionSummary;
import org.copydesk.revision.Revisions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/desk/articles/{id}/revisions")
@Tag(name = "Desk: history")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskRevisionResource {

    @Inject
    Articles articles;

    @Inject
    DeskArticleViews views;

    @Inject
    ObjectMapper json;

    @Inject
    Revisions revisions;

    @Inject
    WorkingCopies workingCopies;

    /** @param article the working copy as it was saved */
    record RevisionView(
            @JsonUnwrapped RevisionSummary summary,
            @Nullable String previousSha256,
            ArticleInput article) {}

    @GET
    @Operation(operationId = "listRevisions", summary = "List what was saved of an article, newest first")
    public Listing<RevisionSummary> list(UUID id, @BeanParam PageRequest page) {
        var article = articles.requireKnown(id);
        return Listing.of(
                page,
                Cursor.of(Integer.MAX_VALUE),
                at -> revisions.newest(article, (int) at.number(0)),
                revision -> Cursor.of(revision.number()));
    }

    @GET
    @Path("{number}")
    @Operation(operationId = "getRevision", summary = "Read an article as it was saved once")
    public RevisionView get(UUID id, int number) {
        var revision = require(id, number);
        return new RevisionView(
                new RevisionSummary(
                        revision.number, revision.kind, revision.sha256, revision.createdAt, revision.createdBy),
                revision.previousSha256,
                WorkingCopies.input(revisions.snapshot(revision)));
    }

    @GET
    @Path("{number}/diff/{other}")
    @Operation(operationId = "diffRevisions", summary = "See what changed from one revision to another")
    public Diff diff(UUID id, int number, int other) {
        return Diff.between(side(require(id, number)), side(require(id, other)));
    }

    @GET
    @Path("integrity")
    @Operation(operationId = "checkHistory", summary = "Check that the history of an article is what was saved")
    public Integrity integrity(UUID id) {
        var newest = articles.newestRevision(id).orElseThrow(() -> Article.missing(id));
        return revisions.integrity(id, newest);
    }

    @PUT
    @Path("{number}/restoration")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(
            operationId = "restoreRevision",
            summary = "Make an earlier revision the working copy again, as far as what it names still exists")
    public DeskArticleView restore(
            UUID id, int number, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var copy = workingCopies.require(id);
        DeskArticleResource.check(precondition, copy.article(), null);
        var editor = Actor.of(caller);
        var restored = workingCopies.restore(copy, revisions.snapshot(revisions.require(id, number)), editor);
        return views.of(restored.copy(), editor, restored.leftOut());
    }

    private Revision require(UUID id, int number) {
        return revisions.require(articles.requireKnown(id), number);
    }

    private Diff.Side side(Revision revision) {
        var input = WorkingCopies.input(revisions.snapshot(revision));
        JsonNode fields = json.valueToTree(input);
        return new Diff.Side(
                revision.number,
                fields,
                BodyRenderer.render(input.body(), input.bodyFormat()).text());
    }
}
