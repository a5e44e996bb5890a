package org.copydesk.http;

import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.Separator;

/** A parameter of the query that takes several values: {@code section=world,politics}, or {@code section} for each of them. */
public final class Several {

    /**
     * For {@link Separator}, which each such parameter has: a comma, with blanks around it or none. It begins with the first
     * of the blanks, or where the comma before ended: begun at each of them, thousands would be walked through thousands of
     * times.
     */
    public static final String COMMA = "(?:(?<! )|\\G) *, *";

    public static final int MAX_VALUES = 100;

    private Several() {}

    /** Those that are given; all there are, where none is. */
    public static <E extends Enum<E>> List<E> orAll(List<E> given, Class<E> type) {
        return given.isEmpty() ? List.of(type.getEnumConstants()) : given;
    }

    static List<String> of(List<String> texts) {
        return texts.stream().flatMap(text -> Stream.of(text.split(COMMA, -1))).toList();
    }
}
