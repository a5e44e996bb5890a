package org.copydesk.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.stream.StreamSupport;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that are written by the contract can change some fields of a record, and no more than they can without it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PatchesTest {

    @Inject
    Newsroom newsroom;

    private final ContractCheck check = new ContractCheck();
    private Contract contract;

    @BeforeEach
    void the_sample_is_there() throws Exception {
        newsroom.openSample();
        contract = Contract.read();
    }

    @Test
    void each_field_of_the_whole_can_be_patched_and_null_takes_away_those_that_it_can_be_without() {
        var seen = 0;
        var failures = new ArrayList<String>();
        for (var operation : contract.operations()) {
            if (!operation.method().equals("PATCH")) {
                continue;
            }
            seen++;
            var patch = patchOf(operation);
            assertEquals("", check.flaws(patch, operation.exampleBody().toString()), operation.id());
            for (var field : operation.bodySchema().path("properties").properties()) {
                var nothing = "{\"%s\": null}".formatted(field.getKey());
                var answer = newsroom.editor()
                        .header("If-Match", "*")
                        .pathParam(
                                "id",
                                operation
                                        .parameters("path")
                                        .get(0)
                                        .path("example")
                                        .asText())
                        .contentType(operation.mediaType())
                        .body(nothing)
                        .patch(operation.path());
                if (check.flaws(patch, nothing).isEmpty() == (answer.statusCode() == 400)) {
                    failures.add("%s %s: %s".formatted(operation.id(), nothing, answer.asString()));
                }
            }
        }
        assertTrue(failures.isEmpty(), String.join("\n", failures));
        assertEquals(8, seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"urgency\": null, \"version\": 3}",
                "{\"type\": \"news\"}",
                "{\"tags\": null, \"image\": null}",
                "{\"image\": {\"alt\": \"A pier\", \"caption\": null}}",
                "{\"dateline\": {\"date\": null}}",
            })
    void a_patch_of_an_article_holds_some_fields(String body) {
        assertEquals("", check.flaws(patchOfArticles(), body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"headline\": null}",
                "{\"type\": null}",
                "{\"urgency\": 10}",
                "{\"tags\": [null]}",
                "{\"image\": {\"alt\": 7}}",
                "{\"dateline\": {\"place\": null}}",
            })
    void a_patch_of_an_article_holds_only_what_the_article_can(String body) {
        assertNotEquals("", check.flaws(patchOfArticles(), body));
    }

    private JsonNode patchOfArticles() {
        return contract.operations().stream()
                .filter(operation -> operation.id().equals("patchArticle"))
                .map(PatchesTest::patchOf)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode patchOf(Contract.Operation operation) {
        return StreamSupport.stream(operation.json().at("/requestBody/content").spliterator(), false)
                .map(type -> type.path("schema"))
                .distinct()
                .reduce((one, other) -> {
                    throw new AssertionError("%s takes different bodies".formatted(operation.id()));
                })
                .orElseThrow();
    }
}
