package org.copydesk.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.article.Articles;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/desk/articles/{id}/notes")
@Tag(name = "Desk: review")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
class DeskNoteResource {

    @Inject
    Articles articles;

    @Inject
    ReviewNotes notes;

    @Inject
    Workflow workflow;

    /** @param revision the number of the revision that it speaks of */
    record NoteView(
            UUID id, ReviewNote.Kind kind, @Nullable String note, int revision, String createdBy, Instant createdAt) {

        static NoteView of(ReviewNote note) {
            return new NoteView(note.id, note.kind, note.body, note.revision, note.createdBy, note.createdAt);
        }
    }

    @GET
    @Operation(operationId = "listReviewNotes", summary = "Read the review of an article, in order")
    public Listing<NoteView> list(UUID id, @BeanParam PageRequest page) {
        var article = articles.requireKnown(id);
        return Listing.of(
                        page,
                        Cursor.of(Cursor.BEGINNING_OF_TIME, Cursor.LOWEST_ID),
                        at -> notes.of(article, at.time(0), at.id(1)),
                        note -> Cursor.of(note.createdAt, note.id))
                .map(NoteView::of);
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(operationId = "createReviewNote", summary = "Add a note to the review of an article")
    public NoteView create(UUID id, @Valid @NotNull NoteInput input, @Context SecurityContext caller) {
        return NoteView.of(workflow.note(articles.require(id), ReviewNote.Kind.NOTE, input.note(), Actor.of(caller)));
    }
}
