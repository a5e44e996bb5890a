package org.copydesk.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** Takes JSON at its word: what an editor did not mean to send is refused, never guessed at. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_DIGITS = 100;

    private static final List<CoercionInputShape> SHAPES = List.of(
            CoercionInputShape.Boolean,
            CoercionInputShape.Integer,
            CoercionInputShape.Float,
            CoercionInputShape.String,
            CoercionInputShape.EmptyString,
            CoercionInputShape.EmptyArray);

    @Override
    @SuppressWarnings("deprecation") // MapperFeature: Quarkus hands out a mapper, not a builder
    public void customize(ObjectMapper mapper) {
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                // Absent and null mean the same in this API, and absent is shorter; a merge patch alone says null.
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                // No list here has holes.
                .setDefaultSetterInfo(JsonSetter.Value.construct(Nulls.DEFAULT, Nulls.FAIL));
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_DIGITS)
                        .build());
        refuseCoercion(mapper);
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                mapper.getSerializationConfig().getAnnotationIntrospector(), new CamelCase()));
        var scalars = new SimpleModule("copydesk-scalars");
        List.of(Scalar.ID, Scalar.TIME, Scalar.DATE).forEach(scalar -> add(scalars, scalar));
        mapper.registerModule(scalars);
    }

    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    private static void refuseCoercion(ObjectMapper mapper) {
        for (var shape : SHAPES) {
            mapper.coercionConfigDefaults().setCoercion(shape, CoercionAction.Fail);
            if (shape != CoercionInputShape.String && shape != CoercionInputShape.EmptyString) {
                mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
            }
        }
        mapper.coercionConfigFor(LogicalType.Float).setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert);
    }

    private static <T> void add(SimpleModule module, Scalar<T> scalar) {
        module.addDeserializer(scalar.type(), new ScalarDeserializer<>(scalar));
    }

    private static class ScalarDeserializer<T> extends StdScalarDeserializer<T> {

        private final transient Scalar<T> scalar;

        ScalarDeserializer(Scalar<T> scalar) {
            super(scalar.type());
            this.scalar = scalar;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(scalar.type(), parser);
            }
            var text = parser.getText();
            var value = scalar.read(text);
            return value.isPresent()
                    ? value.get()
                    : (T) context.handleWeirdStringValue(scalar.type(), text, scalar.expected());
        }
    }
}
