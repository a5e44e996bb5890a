package org.copydesk.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says Jackson's exceptions in the names of the API: Jackson's own words are made of Java's. */
final class JsonFaults {

    private static final int MOST_TOLD = 10;

    private JsonFaults() {}

    /**
     * All that does not fit: what was found first is taken out, and the rest is read again.
     *
     * @param body what did not fit the type
     */
    static RuntimeException refusal(JsonProcessingException fault, JsonNode body, Type type, ObjectMapper json) {
        var found = refusal(fault);
        if (!(found instanceof Refusal all)) {
            return found;
        }
        var rest = body.deepCopy();
        var last = all;
        while (all.errors().size() < MOST_TOLD && takeOut(rest, last)) {
            try {
                json.treeToValue(rest, json.constructType(type));
                return all;
            } catch (JsonProcessingException next) {
                if (!(refusal(next) instanceof Refusal more) || !more.type().equals(all.type())) {
                    return all;
                }
                // What must be there is missed where a value of the wrong type was.
                if (!Collections.disjoint(all.errors(), more.errors())) {
                    return all;
                }
                more.errors().forEach(error -> all.at(Objects.requireNonNull(error.pointer()), error.detail()));
                last = more;
            }
        }
        return all;
    }

    /** Not out of an array, where all behind would move up. */
    private static boolean takeOut(JsonNode body, Refusal refusal) {
        var pointer =
                refusal.errors().isEmpty() ? null : refusal.errors().get(0).pointer();
        if (pointer == null || pointer.isEmpty()) {
            return false;
        }
        var place = JsonPointer.compile(pointer);
        return body.at(place.head()) instanceof ObjectNode parent
                && parent.remove(place.last().getMatchingProperty()) != null;
    }

    static RuntimeException refusal(JsonProcessingException fault) {
        var cause = rootOf(fault);
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        if (fault instanceof InvalidDefinitionException) {
            return new IllegalStateException("A type that cannot be read from JSON", fault);
        }
        var pointer = fault instanceof JsonMappingException mapping ? pointer(mapping) : "";
        if (cause instanceof InputCoercionException range) {
            return Refusal.invalid().at(placeOf(range, pointer), "must be " + nameOf(range.getTargetType()));
        }
        if (cause instanceof StreamConstraintsException) {
            return Refusal.badRequest("The body is nested too deep, or has a number or a name that is too long.");
        }
        if (cause instanceof StreamReadException malformed) {
            return malformed(malformed);
        }
        return cause instanceof UnrecognizedPropertyException unknown
                ? unknown(unknown, pointer)
                : mismatch(fault, pointer);
    }

    private static Throwable rootOf(Throwable fault) {
        var root = fault;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root instanceof JsonProcessingException || root instanceof Refusal ? root : fault;
    }

    private static Refusal malformed(StreamReadException fault) {
        if (Objects.requireNonNullElse(fault.getOriginalMessage(), "").startsWith("Duplicate field")) {
            return Refusal.invalid().at(placeOf(fault, ""), "is given twice");
        }
        var place = Objects.requireNonNullElse(fault.getLocation(), JsonLocation.NA);
        return Refusal.badRequest(
                        "The body is not valid JSON: see line %d, column %d.", place.getLineNr(), place.getColumnNr())
                .type("malformed-json")
                .with("line", place.getLineNr())
                .with("column", place.getColumnNr());
    }

    private static Refusal unknown(UnrecognizedPropertyException fault, String pointer) {
        Collection<Object> known = fault.getKnownPropertyIds();
        var names = known == null
                ? ""
                : known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        return Refusal.invalid()
                .at(pointer, names.isEmpty() ? "is unknown" : "is unknown: the fields known here are " + names);
    }

    private static Refusal mismatch(JsonProcessingException fault, String pointer) {
        if (fault instanceof InvalidNullException) {
            return Refusal.invalid().at(pointer, "must not be null");
        }
        if (fault instanceof MismatchedInputException mismatch) {
            return Objects.requireNonNullElse(mismatch.getOriginalMessage(), "").startsWith("Trailing token")
                    ? Refusal.badRequest("The body goes on after its JSON value ended. Send one value only.")
                    : Refusal.invalid().at(pointer, "must be " + nameOf(mismatch.getTargetType()));
        }
        return Refusal.invalid().at(pointer, "is not acceptable");
    }

    private static String pointer(JsonMappingException fault) {
        var pointer = JsonPointer.empty();
        for (var step : fault.getPath()) {
            if (step.getFieldName() != null) {
                pointer = pointer.appendProperty(step.getFieldName());
            } else if (step.getIndex() >= 0) {
                pointer = pointer.appendIndex(step.getIndex());
            }
        }
        return pointer.toString();
    }

    private static String placeOf(StreamReadException fault, String otherwise) {
        return otherwise.isEmpty() && fault.getProcessor() != null
                ? fault.getProcessor().getParsingContext().pathAsPointer().toString()
                : otherwise;
    }

    private static String nameOf(@Nullable Class<?> type) {
        if (type == null) {
            return "another type of value";
        }
        var scalar = Scalar.of(type);
        if (scalar != null) {
            return scalar.expected();
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        return Map.class.isAssignableFrom(type) || !type.getName().startsWith("java.") ? "an object" : "acceptable";
    }
}
