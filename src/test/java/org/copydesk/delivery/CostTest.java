package org.copydesk.delivery;

import static org.copydesk.Newsroom.DELIVERY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.copydesk.Newsroom;
import org.copydesk.Statements;
import org.copydesk.TestDatabase;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a read costs, however many articles there are. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CostTest {

    private static final String ARTICLE = "/articles/0197a000-0005-7000-8000-000000000012";

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManagerFactory orm;

    @BeforeEach
    void the_sample_is_there() throws Exception {
        newsroom.openSample();
        newsroom.unpublish(newsroom.live("The ferry runs no more.")).statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({
        ARTICLE + ", 1",
        ARTICLE + "?include=quotes%2Ccitations, 1",
        ARTICLE + "?include=quotes%2Ccitations%2Ccomments, 2",
        "/articles/by-slug/lantern-pier-closed-after-survey?include=quotes%2Ccitations, 1",
        ARTICLE + "?include=comments&fields=headline%2Cslug, 2",
        ARTICLE + "?fields=text%2Cquotes%2Ccomments, 2",
        "/articles, 1",
        "/articles?fields=headline%2Cslug&include=quotes%2Ccomments, 3",
        "/articles?fields=headline%2Cquotes, 2",
        "/articles?limit=100, 1",
        "/articles?limit=1&count=true, 1",
        "/articles?section=harbour%2Cworld&page=2&limit=1&count=true, 1",
        "/articles?limit=1&facets=section%2Ctag%2Ctype%2Cmonth, 2",
        "/articles?limit=100&include=quotes%2Ccitations, 2",
        "/articles?limit=100&include=quotes%2Ccitations%2Ccomments, 3",
        "/articles?limit=100&include=comments%2CcommentCount, 3",
        "/articles?limit=100&format=html, 2",
        "/articles?limit=100&format=text&include=quotes%2Ccomments&facets=tag, 4",
        "/articles?q=lantren, 5",
        "/articles?q=qqqxyz, 4",
        ARTICLE + "/comments, 1",
        "/articles/gone?goneAt%5Bgt%5D=2000-01-01T00%3A00%3A00Z, 1",
        "/quotes?limit=100, 1",
        "/quotes?q=pier, 1",
        "/quotes/0197a000-0007-7000-8000-000000000001, 1",
    })
    void a_read_takes_so_many_statements(String address, int statements) {
        // What a token asks for is never given ready.
        read(address);
        Statements.count();

        read(address);

        assertEquals(statements, Statements.ofReaders(), address);
    }

    @Test
    void what_is_asked_most_keeps_to_the_connections_of_readers() {
        var article = newsroom.draft("The ferry runs again.");
        var seen = newsroom.publish(article).extract().jsonPath();
        newsroom.patch("/articles/" + article, Map.of("slug", "ferry-runs-again"));
        newsroom.publish(article);
        var then = "?include=quotes&at=" + seen.getString("visibleFrom");
        Statements.count();

        read("/articles/" + article + then);
        assertEquals(2, Statements.ofReaders());
        read("/articles/by-slug/" + seen.getString("slug"));
        read("/articles?q=qqqxyz");
        read("/quotes?q=qqqxyz");
        read("/articles?section=nowhere");

        assertEquals(0, Statements.ofReadersAtTheDesk());
    }

    /** Whatever is asked through the ORM: docs/decisions/0009. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/quotes",
                "/quotes?q=pier",
                "/quotes/0197a000-0007-7000-8000-000000000001",
                "/persons/0197a000-0003-7000-8000-000000000008",
                "/persons/0197a000-0003-7000-8000-000000000008/quotes",
                "/sections",
                "/sections?slug=harbour",
                "/tags",
                "/tags?q=harb",
                "/corrections",
            })
    void a_read_is_planned_once(String address) {
        var statistics = orm.unwrap(SessionFactory.class).getStatistics();
        read(address);
        var planned = statistics.getQueryPlanCacheMissCount();

        read(address);

        assertEquals(planned, statistics.getQueryPlanCacheMissCount(), address);
    }

    /** However often it was published before. */
    @Test
    void a_publication_takes_so_many_statements() {
        var article = newsroom.live("The ferry runs again.");
        newsroom.publish(article);
        Statements.count();

        newsroom.publish(article);

        assertEquals(12, Statements.ofTheDesk());
    }

    private void read(String address) {
        newsroom.editor()
                .urlEncodingEnabled(false)
                .get(DELIVERY + address)
                .then()
                .statusCode(200);
    }
}
