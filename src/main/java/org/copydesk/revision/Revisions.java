package org.copydesk.revision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

public interface Revisions {

    Session session();

    @HQL("""
            select number, kind, sha256, createdAt, createdBy from Revision
            where articleId = :articleId and number < :before order by number desc
            """)
    SelectionQuery<RevisionSummary> newest(UUID articleId, int before);

    @HQL("where articleId = :articleId and number > :after order by number limit 100")
    List<Revision> inOrder(UUID articleId, int after);

    @Find
    Revision byId(UUID id);

    @Find
    Optional<Revision> byNumber(UUID articleId, int number);

    default Revision require(UUID articleId, int number) {
        return byNumber(articleId, number)
                .orElseThrow(() -> Refusal.notFound("The article has no revision %d.", number));
    }

    /** The revision whose snapshot is whole and that this one is a change of; itself where it is whole. */
    default Revision basis(Revision revision) {
        return revision.base == null ? revision : require(revision.articleId, revision.base);
    }

    default String snapshot(Revision revision) {
        return snapshot(revision, basis(revision));
    }

    private static String snapshot(Revision revision, Revision basis) {
        var whole = Objects.requireNonNull(basis.snapshot);
        return revision.delta == null ? whole : Delta.apply(whole, revision.delta);
    }

    /**
     * Follows the chain from the first revision on.
     *
     * @param newest its number, read before: one that is saved meanwhile is no breach
     */
    default Integrity integrity(UUID articleId, int newest) {
        @Nullable String previous = null;
        @Nullable Revision basis = null;
        var number = 0;
        for (var page = inOrder(articleId, 0); !page.isEmpty(); page = inOrder(articleId, number)) {
            for (var revision : page) {
                number++;
                if (basis == null || !Objects.equals(revision.base, basis.number)) {
                    basis = basis(revision);
                }
                if (revision.number != number
                        || !Objects.equals(revision.previousSha256, previous)
                        || !isIntact(revision, basis)) {
                    return Integrity.brokenAt(number);
                }
                previous = revision.sha256;
            }
            session().clear();
        }
        return number < newest ? Integrity.brokenAt(number + 1) : new Integrity(true, number, null);
    }

    private static boolean isIntact(Revision revision, Revision basis) {
        try {
            return basis.snapshot != null && revision.isIntact(snapshot(revision, basis));
        } catch (IllegalStateException damaged) {
            return false;
        }
    }
}
