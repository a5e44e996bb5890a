package org.copydesk.article;

import java.util.List;
import org.copydesk.revision.Revision;

/**
 * A working copy with what a save must know of it and what the desk is shown.
 *
 * @param isTextAnchored whether quotes or citations hold to the words of its text
 * @param isHeadlineAnchored whether quotes hold to the words of its headline
 * @param last the newest revision
 * @param basis the revision whose snapshot is whole and that {@code last} is a change of; itself where it is whole
 * @param isLastSeen whether readers saw an edition of the newest revision, or will, or its review speaks of it
 */
record WorkingCopy(
        Article article,
        ArticlePublication publication,
        List<StaleQuote> staleQuotes,
        boolean isTextAnchored,
        boolean isHeadlineAnchored,
        Revision last,
        Revision basis,
        boolean isLastSeen) {}
