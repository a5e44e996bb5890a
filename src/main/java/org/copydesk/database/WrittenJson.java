package org.copydesk.database;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.copydesk.http.CamelCase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A value in the JSON that readers are given: written once, when it is made, kept as that in a column of the type {@code
 * json}, and delivered as it stands. Only who wants to know what it says has it parsed.
 *
 * @param <T> what it was written of
 */
@Immutable
@JsonSerialize(using = WrittenJson.Whole.class)
public final class WrittenJson<T> {

    private static final JsonMapper MAPPER = mapper();

    private static JsonMapper mapper() {
        var mapper = JsonColumns.MAPPER.copy();
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                mapper.getSerializationConfig().getAnnotationIntrospector(), new CamelCase()));
        return mapper;
    }

    @Schema(hidden = true)
    private final byte[] utf8;

    /** @param utf8 what PostgreSQL's driver gives for a column's {@code getBytes} */
    public WrittenJson(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static <T> WrittenJson<T> of(T value) {
        try {
            return new WrittenJson<>(MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> WrittenJson<T> from(CharSequence json) {
        return new WrittenJson<>(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    public T as(TypeReference<T> type) {
        try {
            return MAPPER.readValue(utf8, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WrittenJson<?> written && Arrays.equals(utf8, written.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    /** The JSON. */
    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** A value of its own. */
    static class Whole extends StdSerializer<WrittenJson<?>> {

        Whole() {
            super(WrittenJson.class, true);
        }

        @Override
        public void serialize(WrittenJson<?> written, JsonGenerator out, SerializerProvider serializers)
                throws IOException {
            out.writeRawValue(new RawJson(written.utf8, 0, written.utf8.length));
        }

        @Override
        public JsonSerializer<WrittenJson<?>> unwrappingSerializer(NameTransformer names) {
            return new Inside();
        }
    }

    /** The fields of an object, among those of the one around it. */
    private static final class Inside extends Whole {

        @Override
        public boolean isUnwrappingSerializer() {
            return true;
        }

        @Override
        public void serialize(WrittenJson<?> written, JsonGenerator out, SerializerProvider serializers)
                throws IOException {
            if (out instanceof FilteringGeneratorDelegate) {
                copy(written.utf8, out);
            } else {
                splice(written.utf8, out);
            }
        }

        /** Each field by itself, for a generator that picks among them. */
        private static void copy(byte[] json, JsonGenerator out) throws IOException {
            try (var fields = MAPPER.createParser(json)) {
                fields.nextToken();
                while (fields.nextToken() == JsonToken.FIELD_NAME) {
                    out.copyCurrentStructure(fields);
                }
            }
        }

        /** All that follows the first name goes for its value, which the generator does not look into. */
        private static void splice(byte[] json, JsonGenerator out) throws IOException {
            var name = indexOf('"', json, 0) + 1;
            if (name > 0) {
                var end = indexOf('"', json, name);
                var value = indexOf(':', json, end) + 1;
                out.writeFieldName(new String(json, name, end - name, StandardCharsets.UTF_8));
                out.writeRawValue(new RawJson(json, value, lastBrace(json)));
            }
        }

        private static int indexOf(char sought, byte[] json, int from) {
            for (var i = from; i < json.length; i++) {
                if (json[i] == sought) {
                    return i;
                }
            }
            return -1;
        }

        private static int lastBrace(byte[] json) {
            var last = json.length - 1;
            while (json[last] != '}') {
                last--;
            }
            return last;
        }
    }
}
