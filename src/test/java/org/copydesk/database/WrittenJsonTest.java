package org.copydesk.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.copydesk.comment.CommentPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenJsonTest {

    private static final ObjectMapper API = new ObjectMapper();

    record View(int before, @JsonUnwrapped WrittenJson<Object> inside, WrittenJson<Object> value, int after) {

        static View of(String json) {
            return new View(1, WrittenJson.from(json), WrittenJson.from(json), 2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{} | {'before':1,'value':{},'after':2}",
                "{ } | {'before':1,'value':{ },'after':2}",
                "{'a':1.50} | {'before':1,'a':1.50,'value':{'a':1.50},'after':2}",
                "{'a' : {'}':[]}, 'b':'}' } | {'before':1,'a': {'}':[]}, 'b':'}' ,'value':{'a' : {'}':[]}, 'b':'}' },'after':2}",
            })
    void it_is_copied_among_other_fields(String json, String expected) throws Exception {
        assertEquals(expected.replace('\'', '"'), API.writeValueAsString(View.of(json.replace('\'', '"'))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000})
    void it_is_copied_however_long_it_is(int times) throws Exception {
        var json = "{\"a\":\"" + "“Möwen” 🐦 ".repeat(times) + "\"}";
        var bytes = API.writeValueAsBytes(View.of(json));
        assertTrue(API.readTree(bytes).path("value").equals(API.readTree(json)));
        assertTrue(new String(bytes, StandardCharsets.UTF_8).equals(API.writeValueAsString(View.of(json))));
    }

    @Test
    void a_field_of_it_is_picked_like_any_other() throws Exception {
        var text = new StringWriter();
        try (var out = new FilteringGeneratorDelegate(
                API.createGenerator(text),
                new JsonPointerBasedFilter("/b"),
                TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH,
                true)) {
            API.writeValue(out, View.of("{\"a\":{\"b\":0},\"b\":{\"a\":[1,{}]},\"c\":3}"));
        }
        assertEquals("{\"b\":{\"a\":[1,{}]}}", text.toString());
    }

    @Test
    void it_is_written_as_the_api_writes() {
        var policy = new CommentPolicy(
                CommentPolicy.Mode.READ_ONLY,
                CommentPolicy.Moderation.FIRST_TIME,
                Instant.parse("2026-01-02T03:04:05Z"),
                3,
                true,
                20);
        var written = WrittenJson.of(policy);
        assertEquals(
                "{\"mode\":\"readOnly\",\"moderation\":\"firstTime\",\"closesAt\":\"2026-01-02T03:04:05Z\",\"maxDepth\":3,"
                        + "\"showCount\":true,\"pageSize\":20}",
                written.toString());
        assertEquals(policy, written.as(new TypeReference<>() {}));
        assertEquals("{}", WrittenJson.of(new Empty(null)).toString());
    }

    record Empty(@Nullable String nothing) {}
}
