package org.copydesk.quote;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.copydesk.anchor.Anchor;
import org.copydesk.anchor.Anchors;
import org.copydesk.auth.Actor;
import org.copydesk.person.Person;
import org.copydesk.source.Source;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One step on the way of a quote to this article: a person or a source, never both. */
@Embeddable
public class ChainLink {

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Person person;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Source source;

    /** The words of the text that tell of this step. */
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Anchor evidence;

    boolean isWithheldFrom(Actor reader) {
        return source != null && source.isWithheldFrom(reader);
    }

    /** Evidence that an edit removed is kept as the words it was: it told of the step when the step was recorded. */
    void follow(String before, String text) {
        if (evidence != null) {
            evidence = Anchors.reanchor(before, text, evidence).orElse(evidence);
        }
    }
}
