package org.copydesk.words;

import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class VisibleTest {

    @Inject
    Newsroom newsroom;

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u00a0", "\u2800\u3164"})
    void a_record_is_not_called_by_what_nobody_can_see(String unseen) {
        refused("/sections", Map.of("slug", "unseen", "name", unseen), "/name");
        refused("/tags", Map.of("slug", "unseen", "name", unseen), "/name");
        refused("/persons", Map.of("kind", "person", "name", unseen), "/name");
        refused("/persons", Map.of("kind", "person", "name", "Ann", "aliases", List.of(unseen)), "/aliases/0");
        refused("/sources", Map.of("kind", "agency", "name", unseen), "/name");
        refused("/sources", Map.of("kind", "agency", "name", "Wire", "aliases", List.of(unseen)), "/aliases/0");
        refused("/tokens", Map.of("role", "editor", "name", unseen), "/name");
        var article = newsroom.article("Text.");
        article.put("headline", unseen);
        refused("/articles", article, "/headline");
    }

    private void refused(String records, Map<String, ?> record, String pointer) {
        newsroom.as(Role.ADMIN)
                .body(record)
                .post(DESK + records)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
    }
}
