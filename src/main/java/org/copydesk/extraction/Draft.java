package org.copydesk.extraction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A quote while it is put together. */
final class Draft {

    final List<Integer> segments = new ArrayList<>();

    @Nullable
    Attribution attribution;

    @Nullable
    Noun speaker;

    String rule = "none";
    double confidence = 0.4;

    @Nullable
    String resolved;

    List<Noun> chain = List.of();

    Draft(int quote, @Nullable Attribution attribution) {
        segments.add(quote);
        attribute(attribution);
    }

    int first() {
        return segments.get(0);
    }

    int last() {
        return segments.get(segments.size() - 1);
    }

    void attribute(@Nullable Attribution found) {
        if (attribution == null && found != null) {
            attribution = found;
            rule = found.rule().name();
            if (!Unsaid.is(found)) {
                speaker = found.speakerPhrase().noun();
                confidence = found.rule().confidence();
            }
        }
    }

    void infer(String by, @Nullable Noun who, double howSure) {
        speaker = who;
        rule = by;
        confidence = howSure;
    }
}
