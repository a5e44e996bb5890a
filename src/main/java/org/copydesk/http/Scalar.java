package org.copydesk.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.AnnotatedElement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value that travels as text: the one form it has in parameters and in JSON strings, and the words for it. The JDK's
 * own parsers are laxer (a UUID "1-1-1-1-1", Arabic digits, any text for false).
 */
record Scalar<T>(Class<T> type, String expected, Pattern form, Function<String, T> parser) {

    static final Scalar<UUID> ID = new Scalar<>(
            UUID.class,
            "an id such as 01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07",
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
            UUID::fromString);

    // Cut to what PostgreSQL keeps, so that the answer to a write is what the next read shows.
    static final Scalar<Instant> TIME = new Scalar<>(
            Instant.class,
            "a time such as 2026-02-03T12:00:00Z",
            Pattern.compile(
                    "(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"),
            Scalar::time);

    static final Scalar<LocalDate> DATE = new Scalar<>(
            LocalDate.class,
            "a date such as 2026-02-03",
            Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}"),
            LocalDate::parse);

    private static final List<Scalar<?>> ALL = List.of(
            ID,
            TIME,
            DATE,
            new Scalar<>(
                    Integer.class,
                    "a whole number between %d and %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE),
                    Pattern.compile("-?[0-9]{1,10}"),
                    Integer::valueOf),
            new Scalar<>(
                    Long.class,
                    "a whole number between %d and %d".formatted(Long.MIN_VALUE, Long.MAX_VALUE),
                    Pattern.compile("-?[0-9]{1,19}"),
                    Long::valueOf),
            new Scalar<>(Boolean.class, "true or false", Pattern.compile("true|false"), Boolean::valueOf));

    /** Null where the type has no form of its own: any text will do, or the type's converter decides. */
    static @Nullable Scalar<?> of(Class<?> type) {
        if (type.isEnum()) {
            return ofEnum(type);
        }
        var wrapped = type == int.class
                ? Integer.class
                : type == long.class ? Long.class : type == boolean.class ? Boolean.class : type;
        return ALL.stream().filter(scalar -> scalar.type == wrapped).findFirst().orElse(null);
    }

    /** The same in a place that has bounds for it. Whether it is within them others see to. */
    static @Nullable Scalar<?> of(Class<?> type, AnnotatedElement place) {
        var scalar = of(type);
        var least = place.getAnnotation(Min.class);
        var most = place.getAnnotation(Max.class);
        if (scalar == null || least == null && most == null) {
            return scalar;
        }
        return scalar.told(
                most == null
                        ? "a whole number, %d or more".formatted(least.value())
                        : least == null
                                ? "a whole number, %d or less".formatted(most.value())
                                : "a whole number between %d and %d".formatted(least.value(), most.value()));
    }

    private Scalar<T> told(String words) {
        return new Scalar<>(type, words, form, parser);
    }

    Optional<T> read(String text) {
        try {
            return form.matcher(text).matches() ? Optional.of(parser.apply(text)) : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            // the right form, but a 31st of June or a number too large
            return Optional.empty();
        }
    }

    /** An offset can lead out of the years that the form has. */
    private static Instant time(String text) {
        var time = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        if (time.isBefore(Cursor.BEGINNING_OF_TIME) || time.isAfter(Cursor.END_OF_TIME)) {
            throw new DateTimeException("not in a year of four digits");
        }
        return time;
    }

    private static <E> Scalar<E> ofEnum(Class<E> type) {
        Map<String, E> constants = new LinkedHashMap<>();
        for (var constant : type.getEnumConstants()) {
            constants.put(CamelCase.of((Enum<?>) constant), constant);
        }
        var names = String.join(", ", constants.keySet());
        return new Scalar<>(
                type, "one of " + names, Pattern.compile(String.join("|", constants.keySet())), constants::get);
    }
}
