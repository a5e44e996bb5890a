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
import org.copydesk.http.CamelCase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A value in the JSON that readers are given: written once, when it is made, kept as that in a column of the type {@code
 * json}, and delivered as it stands. Only who wants to know what it says has it parsed.
 *
 * @param <T> what it was written of
 */
@JsonSerialize(using = WrittenJson.Whole.class)
public record WrittenJson<T>(@Schema(hidden = true) String json) {

    private static final JsonMapper MAPPER = mapper();

    private static JsonMapper mapper() {
        var mapper = JsonColumns.MAPPER.copy();
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                mapper.getSerializationConfig().getAnnotationIntrospector(), new CamelCase()));
        return mapper;
    }

    public static <T> WrittenJson<T> of(T value) {
        try {
            return new WrittenJson<>(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public T as(TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value of its own. */
    static class Whole extends StdSerializer<WrittenJson<?>> {

        Whole() {
            super(WrittenJson.class, true);
        }

        @Override
        public void serialize(WrittenJson<?> written, JsonGenerator out, SerializerProvider serializers)
                throws IOException {
            out.writeRawValue(written.json);
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
                copy(written.json, out);
            } else {
                splice(written.json, out);
            }
        }

        /** Each field by itself, for a generator that picks among them. */
        private static void copy(String json, JsonGenerator out) throws IOException {
            try (var fields = MAPPER.createParser(json)) {
                fields.nextToken();
                while (fields.nextToken() == JsonToken.FIELD_NAME) {
                    out.copyCurrentStructure(fields);
                }
            }
        }

        /** All that follows the first name goes for its value, which the generator does not look into. */
        private static void splice(String json, JsonGenerator out) throws IOException {
            var name = json.indexOf('"') + 1;
            if (name > 0) {
                var end = json.indexOf('"', name);
                var value = json.indexOf(':', end) + 1;
                out.writeFieldName(json.substring(name, end));
                out.writeRawValue(json, value, json.lastIndexOf('}') - value);
            }
        }
    }
}
