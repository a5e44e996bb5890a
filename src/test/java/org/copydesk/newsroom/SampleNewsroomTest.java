package org.copydesk.newsroom;

import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SampleNewsroomTest {

    private static final String PUBLISHED = "0197a000-0005-7000-8000-000000000012";

    @Inject
    Newsroom newsroom;

    @Inject
    SampleNewsroom sample;

    @Test
    void a_start_that_loads_again_what_is_there_changes_nothing() throws Exception {
        newsroom.openSample();
        var before = events();

        sample.load(api(), newsroom.token(Role.EDITOR));

        assertEquals(before, events());
        assertTrue(before > 0);
    }

    @Test
    void a_newsroom_that_cannot_be_loaded_is_no_newsroom() {
        assertThrows(IllegalStateException.class, () -> sample.load(api(), newsroom.token(Role.MODERATOR)));
    }

    private static URI api() {
        return URI.create("http://127.0.0.1:" + RestAssured.port + DELIVERY);
    }

    private int events() {
        return newsroom.editor()
                .queryParam("limit", 100)
                .get(DESK + "/articles/{id}/events", PUBLISHED)
                .then()
                .statusCode(200)
                .extract()
                .<List<?>>path("data")
                .size();
    }
}
