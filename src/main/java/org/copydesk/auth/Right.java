package org.copydesk.auth;

import static org.copydesk.auth.Role.ADMIN;
import static org.copydesk.auth.Role.EDITOR;
import static org.copydesk.auth.Role.MODERATOR;
import static org.copydesk.auth.Role.WRITER;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of rights: what there is to do, by whom, how far a token reaches that is limited to sections, and by which
 * operations of the contract. {@code @RolesAllowed} enforces it, the contract and the README tell it, and a test holds the
 * four together.
 */
public enum Right {
    READ_ARTICLES(
            "read articles and what belongs to them",
            Who.STAFF,
            Reach.OWN_SECTIONS,
            "listDeskArticles",
            "getDeskArticle",
            "listRevisions",
            "getRevision",
            "diffRevisions",
            "checkHistory",
            "listEditions",
            "getCalendar",
            "listDeskCorrections",
            "listDeskCitations",
            "getDeskCitation",
            "listDeskQuotes",
            "getDeskQuote",
            "listDeskComments",
            "getDeskComment"),
    READ_RECORDS(
            "read persons, sources, sections and tags",
            Who.STAFF,
            Reach.EVERYWHERE,
            "listDeskPersons",
            "getDeskPerson",
            "listDeskSources",
            "getDeskSource",
            "listDeskSections",
            "getDeskSection",
            "listDeskTags",
            "getDeskTag"),
    WRITE(
            "write articles, citations and quotes",
            Who.WRITERS,
            Reach.OWN_SECTIONS,
            "createArticle",
            "replaceArticle",
            "patchArticle",
            "restoreRevision",
            "createCitation",
            "replaceCitation",
            "patchCitation",
            "deleteCitation",
            "createQuote",
            "replaceQuote",
            "patchQuote",
            "deleteQuote"),
    REVIEW(
            "submit for review, read and write review notes",
            Who.WRITERS,
            Reach.OWN_SECTIONS,
            "submitForReview",
            "listReviewNotes",
            "createReviewNote"),
    PREVIEW("make preview links", Who.WRITERS, Reach.OWN_SECTIONS, "listPreviews", "createPreview", "revokePreview"),
    READ_EVENTS_OF_ARTICLE("read who changed an article", Who.WRITERS, Reach.OWN_SECTIONS, "listEventsOfArticle"),
    WRITE_RECORDS(
            "write persons and sources",
            Who.WRITERS,
            Reach.EVERYWHERE,
            "createPerson",
            "replacePerson",
            "patchPerson",
            "createSource",
            "replaceSource",
            "patchSource"),
    APPROVE("approve, send back", Who.EDITORS, Reach.OWN_SECTIONS, "approveArticle", "requestChanges"),
    PUBLISH(
            "publish, schedule, unpublish, correct, retract, trash, restore",
            Who.EDITORS,
            Reach.OWN_SECTIONS,
            "publishArticle",
            "unpublishArticle",
            "rescheduleArticle",
            "cancelSchedule",
            "correctArticle",
            "retractArticle",
            "liftRetraction",
            "trashArticle",
            "restoreArticle"),
    DECIDE_ON_QUOTES(
            "decide on quotes", Who.EDITORS, Reach.OWN_SECTIONS, "confirmQuote", "rejectQuote", "disputeQuote"),
    COMPARE_QUOTES("see where articles disagree about quotes", Who.STAFF, Reach.NOWHERE, "listQuoteConflicts"),
    CORRECT_QUOTES(
            "put a quote right in all articles that carry it",
            Who.EDITORS,
            Reach.NOWHERE,
            "proposeQuoteCorrection",
            "correctQuote"),
    READ_EVENTS(
            "read who changed what, who made and revoked tokens included",
            Who.EDITORS,
            Reach.OWN_SECTIONS,
            "listEvents"),
    SEE_CONFIDENTIAL(
            "see confidential sources; make one confidential that readers were shown", Who.EDITORS, Reach.EVERYWHERE),
    KEEP_RECORDS(
            "keep tags; delete persons and sources",
            Who.EDITORS,
            Reach.EVERYWHERE,
            "createTag",
            "replaceTag",
            "patchTag",
            "deleteTag",
            "deletePerson",
            "deleteSource"),
    KEEP_SECTIONS(
            "keep sections",
            Who.EDITORS,
            Reach.NOWHERE,
            "createSection",
            "replaceSection",
            "patchSection",
            "deleteSection"),
    MODERATE(
            "decide on comments, write and delete them",
            Who.MODERATORS,
            Reach.OWN_SECTIONS,
            "createComment",
            "replaceComment",
            "patchComment",
            "deleteComment",
            "approveComment",
            "holdComment",
            "rejectComment"),
    /** A raw story belongs to no section before it is accepted. */
    READ_IMPORTS(
            "read what would be made of raw stories",
            Who.STAFF,
            Reach.NOWHERE,
            "listImports",
            "getImport",
            "followImport",
            "listImportedStories",
            "getImportedStory",
            "getImportQuality"),
    IMPORT(
            "bring in raw stories, read them again, discard them",
            Who.WRITERS,
            Reach.NOWHERE,
            "createImport",
            "putImport",
            "replayImport",
            "discardImport"),
    ACCEPT_IMPORTS("accept imports, see their bytes", Who.EDITORS, Reach.NOWHERE, "acceptImport", "getImportedBytes"),
    /** Each operation by its own right. */
    RUN_BATCHES("do several writes at once", Who.STAFF, Reach.EVERYWHERE, "runBatch"),
    KEEP_TOKENS("make and revoke tokens", Who.ADMINS, Reach.NOWHERE, "listTokens", "createToken", "revokeToken"),
    READ_EMBARGOED(
            "read what is under embargo", Who.ALL, Reach.OWN_SECTIONS, "listEmbargoedArticles", "getEmbargoedArticle"),
    /** Nobody needs a token for it. */
    READ_AS_READERS(
            "read and comment as readers do",
            Who.ALL,
            Reach.EVERYWHERE,
            "listArticles",
            "getArticle",
            "getHistory",
            "getArticleBySlug",
            "listGoneArticles",
            "listComments",
            "postComment",
            "listCorrections",
            "listQuotes",
            "getQuote",
            "getQuoteChain",
            "listPersons",
            "getPerson",
            "listQuotesOfPerson",
            "listSources",
            "getSource",
            "listQuotesOfSource",
            "listSections",
            "listTags",
            "getPreview");

    /** Where a token that is limited to sections has the right. */
    public enum Reach {
        /** On articles of its sections, and on what belongs to them. */
        OWN_SECTIONS,
        /** On what belongs to no section. */
        EVERYWHERE,
        NOWHERE
    }

    private static final class Who {
        static final Set<Role> ALL = EnumSet.allOf(Role.class);
        static final Set<Role> STAFF = EnumSet.of(ADMIN, EDITOR, WRITER, MODERATOR);
        static final Set<Role> WRITERS = EnumSet.of(ADMIN, EDITOR, WRITER);
        static final Set<Role> MODERATORS = EnumSet.of(ADMIN, EDITOR, MODERATOR);
        static final Set<Role> EDITORS = EnumSet.of(ADMIN, EDITOR);
        static final Set<Role> ADMINS = EnumSet.of(ADMIN);
    }

    private final String words;
    private final Set<Role> roles;
    private final Reach reach;
    private final List<String> operations;

    Right(String words, Set<Role> roles, Reach reach, String... operations) {
        this.words = words;
        this.roles = roles;
        this.reach = reach;
        this.operations = List.of(operations);
    }

    /** The right that an operation of the contract is done by. */
    public static Optional<Right> of(@Nullable String operation) {
        return Arrays.stream(values())
                .filter(right -> right.operations.contains(operation))
                .findFirst();
    }

    public boolean isFor(Role role) {
        return roles.contains(role);
    }

    public boolean isForEverybody() {
        return this == READ_AS_READERS;
    }

    public Reach reach() {
        return reach;
    }

    public List<String> operations() {
        return operations;
    }

    /** As the README's table names it. */
    public String words() {
        return words;
    }

    /** Whose token it takes, in words. */
    public String holders() {
        return roles.stream().map(Role::annotated).collect(Collectors.joining(", "));
    }
}
