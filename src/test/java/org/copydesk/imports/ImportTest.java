package org.copydesk.imports;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.copydesk.Newsroom;
import org.copydesk.Statements;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.copydesk.database.Sha256;
import org.copydesk.person.Persons;
import org.copydesk.source.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ImportTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String IMPORTS = DESK + "/imports";
    private static final Map<String, ?> FIRST = Map.of("stories", List.of(Map.of("story", 1)));

    @Inject
    Persons persons;

    @Inject
    Sources sources;

    @Inject
    Newsroom newsroom;

    @Inject
    ImportWork work;

    @Inject
    EntityManager database;

    @Test
    void a_scraped_partisan_story_becomes_the_record_of_what_it_says() throws IOException {
        var raw = resource("orchard-story.txt");
        var proposed = send("text/plain; charset=utf-8", raw)
                .statusCode(201)
                .body("state", equalTo("proposed"), "stories.total", equalTo(1))
                .body(
                        "story.proposal.article.headline",
                        equalTo("Upper Quill plants a wall around its orchards and calls it a window"))
                .body("story.proposal.article.image.caption", containsString("(pictured)"))
                .body("story.proposal.article.commentPolicy.showCount", equalTo(false))
                .body("story.proposal.article.commentPolicy.pageSize", equalTo(4))
                .body("story.proposal.citations.source", contains("Dunmarrow Gazette"))
                .body("story.proposal.citations[0].declarations.form", contains("leadIn", "sourceLine"))
                .body("story.proposal.quotes", hasSize(3))
                .body("story.proposal.quotes.chain", everyItem(hasSize(2)))
                .body("story.proposal.quotes.collect { it.chain[1].source }", everyItem(equalTo("Dunmarrow Gazette")))
                .body("story.proposal.receipt.findAll { it.kind == 'chrome' }.words", hasItems("Share this", "To Top"))
                .body("story.proposal.receipt.find { it.kind == 'shortcode' }.data.width", equalTo("100%"))
                .extract()
                .jsonPath();
        assertEquals(List.of(), articlesWith("Upper Quill plants"));

        var article = accepted(proposed.getString("id"), Map.of("section", newsroom.section()));
        newsroom.editor()
                .get(DESK + "/articles/{id}", article)
                .then()
                .body("state", equalTo("draft"), "section", equalTo("tests"), "type", equalTo("news"))
                .body("image.caption", containsString("Lavinia Drossel beside the first thirty metres"))
                .body("commentPolicy.showCount", equalTo(false), "commentPolicy.pageSize", equalTo(4))
                .body("body", not(containsString("To Top")))
                .body("body", not(containsString("fbcomments")));

        var citations =
                newsroom.editor().get(DESK + "/citations?article={id}", article).then();
        citations
                .body("data", hasSize(1))
                .body("data[0].role", equalTo("republishedFrom"))
                .body("data[0].declaredAs.exact", equalTo("From the Dunmarrow Gazette:"))
                .body("data[0].alsoDeclaredAs", contains("Source: Dunmarrow Gazette"));
        String lantern = citations.extract().path("data[0].source");

        var quotes = quotesOf(article);
        assertEquals(3, quotes.size());
        quotes.forEach(quote -> {
            assertEquals("extracted", quote.getString("status"));
            assertEquals(2, quote.getList("chain").size());
            assertEquals(quote.getString("speaker"), quote.getString("chain[0].person"));
            assertEquals(lantern, quote.getString("chain[1].source"));
        });
        var hedged = quotes.get(0);
        assertEquals("partial", hedged.getString("kind"));
        assertEquals("a window for people with patience", hedged.getString("text"));
        assertEquals("is reported to have", hedged.getString("hedge"));
        assertEquals("Lavinia Drossel", nameOf(hedged.getString("speaker")));
        var split = quotes.get(1);
        assertEquals("direct", split.getString("kind"));
        assertEquals(
                List.of(
                        "There is nothing under it now that a pear would call daylight.",
                        "Somebody will have to tell the apples."),
                split.getList("segments.exact"));
        assertEquals("Tobias Wenlock", nameOf(split.getString("speaker")));
        var byIt = quotes.get(2);
        assertEquals("partial", byIt.getString("kind"));
        assertEquals("It", byIt.getString("speakerAsWritten"));
        assertEquals("Department of Fruit", nameOf(byIt.getString("speaker")));
    }

    @Test
    void the_bytes_are_kept_as_they_came() throws IOException {
        var raw = ("Bells of " + unique() + "\r\n\r\nThe bells rang.\r\n").getBytes(StandardCharsets.UTF_8);
        String id = send("text/plain", raw)
                .statusCode(201)
                .body("files[0].sha256", equalTo(Sha256.of(raw)), "files[0].bytes", equalTo(raw.length))
                .extract()
                .path("id");
        var kept = newsroom.editor().get(IMPORTS + "/{id}/raw", id).then().statusCode(200);
        kept.header("Content-Disposition", containsString("attachment")).contentType("application/octet-stream");
        assertArrayEquals(raw, kept.extract().asByteArray());
        newsroom.as(Role.WRITER).get(IMPORTS + "/{id}/raw", id).then().statusCode(403);
        newsroom.editor().get(IMPORTS + "/{id}/raw?file=2", id).then().statusCode(404);
    }

    @Test
    void a_story_that_names_no_section_needs_one_at_acceptance() {
        String id = import_("Fog on " + unique() + "\n\nThere was fog.");
        newsroom.editor()
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/section"));
        newsroom.editor().get(IMPORTS + "/{id}", id).then().body("state", equalTo("proposed"));
        newsroom.as(Role.WRITER)
                .body(Map.of("section", newsroom.section()))
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(403);
    }

    @Test
    void an_acceptance_may_leave_out_parts_and_give_another_headline() {
        var name = unique();
        String id = import_(
                "Ships of " + name
                        + "\n\nFrom the Ebbing Post:\n\n“The tide is late,” said Olga Fenn. “The gulls are early,” said Bo Marsh.");
        var article = accepted(
                id,
                Map.of(
                        "section",
                        newsroom.section(),
                        "stories",
                        List.of(Map.of(
                                "story",
                                1,
                                "headline",
                                "Other ships",
                                "withoutQuotes",
                                List.of(1),
                                "withoutCitations",
                                List.of(0)))));
        newsroom.editor().get(DESK + "/articles/{id}", article).then().body("headline", equalTo("Other ships"));
        newsroom.editor().get(DESK + "/citations?article={id}", article).then().body("data", empty());
        assertEquals(
                List.of("The tide is late,"),
                quotesOf(article).stream().map(quote -> quote.getString("text")).toList());
    }

    @Test
    void a_quote_that_the_desk_could_not_write_is_left_out_and_the_others_can_be_put_back() {
        var name = unique();
        var endless = "The water rose again and nobody came. ".repeat(150);
        var speech = IntStream.range(0, 21)
                .mapToObj(number -> "“Part %d of my speech is longer than the others were.\n\n".formatted(number))
                .collect(Collectors.joining());
        var id = import_("""
                Floods at %1$s

                “We are dry,” said %1$s Holm.

                “%2$s” said %1$s Quill.

                The mayor spoke.

                %3$s“That is all,” he said.
                """.formatted(name, endless, speech));
        String article = newsroom.editor()
                .body(Map.of("section", newsroom.section()))
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .body("story.problem", containsString("“The water rose again and nobody came. The water"))
                .body("story.problem", containsString("(/segments/0/exact size must be between 0 and 5000)"))
                .body("story.problem", containsString("(/segments size must be between 0 and 20)"))
                .extract()
                .path("story.article");
        newsroom.editor().get(DESK + "/persons?q={name}", name).then().body("data.name", contains(name + " Holm"));
        var quotes = quotesOf(article);
        assertEquals(
                List.of("We are dry,"),
                quotes.stream().map(quote -> quote.getString("text")).toList());
        newsroom.editor()
                .body(quotes.get(0).<Map<String, ?>>get())
                .put(DESK + "/quotes/{id}", quotes.get(0).getString("id"))
                .then()
                .statusCode(200);
    }

    @Test
    void nobody_is_put_on_record_who_has_no_name() {
        for (var speaker : List.of(
                "Officials",
                "Residents",
                "Critics",
                "The Prime Minister",
                "The Lord Mayor",
                "Orla Quay’s lawyer",
                "Mayor Orla Quay’s office",
                "A sign")) {
            send(
                            "text/plain; charset=utf-8",
                            "Leak at " + unique() + "\n\n" + speaker + " said: “The quay is leaking.”")
                    .statusCode(201)
                    .body("story.proposal.quotes.speakerAsWritten", contains(notNullValue()))
                    .body("story.proposal.quotes.speaker", contains(nullValue()))
                    .body("story.proposal.quotes[0].chain", empty());
        }
    }

    @Test
    void persons_and_sources_are_found_by_their_names_before_any_is_made() {
        var name = "Orla " + unique();
        var post = "Gannet " + unique();
        String person = newsroom.create(
                "/persons", Map.of("kind", "person", "name", "Orla of the Quay", "aliases", List.of(name)));
        String source = newsroom.create("/sources", Map.of("kind", "outlet", "name", post));
        String id = import_("Quay " + unique() + "\n\nFrom the " + post + ":\n\n“It leaks,” said " + name + ".");
        newsroom.editor()
                .get(IMPORTS + "/{id}", id)
                .then()
                .body("story.names.find { it.kind == 'person' }.record", equalTo(person))
                .body("story.names.find { it.kind == 'source' }.record", equalTo(source));
        var article = accepted(id, Map.of("section", newsroom.section()));
        var quote = quotesOf(article).get(0);
        assertEquals(person, quote.getString("speaker"));
        assertEquals(source, quote.getString("chain[1].source"));
        newsroom.editor().get(DESK + "/citations?article={id}", article).then().body("data.source", contains(source));
    }

    @Test
    void a_confidential_source_has_no_second_record_that_readers_get() {
        var post = "Gannet " + unique();
        String source = newsroom.create("/sources", Map.of("kind", "outlet", "name", post, "confidential", true));
        String id = import_("Weir " + unique() + "\n\n“It leaks,” said Orla Quay.\n\nSource: " + post);
        newsroom.as(Role.MODERATOR)
                .get(IMPORTS + "/{id}", id)
                .then()
                .body("story.names.find { it.kind == 'source' }.name", equalTo(post))
                .body("story.names.find { it.kind == 'source' }.record", nullValue());
        var article = accepted(id, Map.of("section", newsroom.section()));
        var quote = quotesOf(article).get(0);
        assertEquals(source, quote.getString("chain[1].source"));
        newsroom.editor().get(DESK + "/citations?article={id}", article).then().body("data.source", contains(source));
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/confirmation", quote.getString("id"))
                .then()
                .statusCode(200);
        newsroom.publish(article);
        get(DELIVERY + "/articles/{id}?include=quotes,citations", article)
                .then()
                .body("quotes.text", contains("It leaks,"), "citations", empty())
                .body(not(containsString(post)));
        get(DELIVERY + "/sources?q={name}", post).then().body("data", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Úna O’Fell of %s", "una o'fell of %s", "U\u0301NA O’FELL OF %s"})
    void a_name_is_found_however_it_is_typed(String typed) {
        var name = unique();
        for (var kind : Map.of("person", "persons", "outlet", "sources").entrySet()) {
            newsroom.editor()
                    .body(Map.of(
                            "kind",
                            kind.getKey(),
                            "name",
                            kind.getKey() + name,
                            "aliases",
                            List.of("  U\u0301na O’Fell of " + name + " ")))
                    .post(DESK + "/" + kind.getValue())
                    .then()
                    .statusCode(201)
                    .body("aliases", contains("Úna O’Fell of " + name));
        }
        var asTyped = typed.formatted(name);
        QuarkusTransaction.requiringNew().run(() -> {
            assertEquals("person" + name, persons.called(asTyped).orElseThrow().name);
            assertEquals("outlet" + name, sources.called(asTyped).orElseThrow().name);
        });
    }

    @Test
    void the_same_story_again_proposes_a_revision_and_changes_nothing_by_itself() {
        var headline = "Dredger stuck at " + unique();
        var article = accepted(import_(headline + "\n\nThe dredger is stuck."), Map.of("section", newsroom.section()));
        var again = send("text/plain; charset=utf-8", headline + "\n\nThe dredger is free. “At last,” said Una Fell.")
                .body("story.article", equalTo(article), "story.revises", notNullValue())
                .extract();
        newsroom.editor()
                .get(DESK + "/articles/{id}", article)
                .then()
                .body("body", equalTo("The dredger is stuck."), "revision", equalTo(1));

        newsroom.editor()
                .put(IMPORTS + "/{id}/acceptance", again.<String>path("id"))
                .then()
                .statusCode(409)
                .body("detail", containsString("asNew"));
        assertEquals(article, accepted(again.path("id"), FIRST));
        newsroom.editor()
                .get(DESK + "/articles/{id}", article)
                .then()
                .body("body", containsString("The dredger is free."), "revision", equalTo(2));
        assertEquals(
                List.of("At last,"),
                quotesOf(article).stream().map(quote -> quote.getString("text")).toList());
    }

    @Test
    void another_story_of_the_same_headline_becomes_an_article_of_its_own() {
        var headline = "Letters of " + unique();
        var article = accepted(import_(headline + "\n\nI like gulls."), Map.of("section", newsroom.section()));
        var other = send("text/plain; charset=utf-8", headline + "\n\nI like terns.")
                .body("story.article", equalTo(article))
                .body("story.proposal.warnings", hasItem(containsString("accept the story as new")))
                .extract();
        newsroom.editor()
                .put(IMPORTS + "/{id}/replay", other.<String>path("id"))
                .then()
                .body("story.changes", empty());
        var made = accepted(
                other.path("id"),
                Map.of("section", newsroom.section(), "stories", List.of(Map.of("story", 1, "asNew", true))));
        assertNotEquals(article, made);
        newsroom.editor()
                .get(DESK + "/articles/{id}", article)
                .then()
                .body("body", equalTo("I like gulls."), "revision", equalTo(1));
    }

    @Test
    void a_revision_is_refused_where_the_working_copy_has_moved_on() {
        var headline = "Sluice gates of " + unique();
        var article = accepted(import_(headline + "\n\nThey are shut."), Map.of("section", newsroom.section()));
        String again = import_(headline + "\n\nThey are open.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("standfirst", "An editor was here."))
                .patch(DESK + "/articles/{id}", article)
                .then()
                .statusCode(200);
        newsroom.editor()
                .body(FIRST)
                .put(IMPORTS + "/{id}/acceptance", again)
                .then()
                .statusCode(409)
                .body("detail", containsString("/replay"));
        newsroom.editor().put(IMPORTS + "/{id}/replay", again).then().statusCode(200);
        assertEquals(article, accepted(again, FIRST));
        newsroom.editor()
                .get(DESK + "/articles/{id}", article)
                .then()
                .body("standfirst", equalTo("An editor was here."), "body", equalTo("They are open."));
    }

    @Test
    void work_that_a_node_left_behind_is_taken_over_and_work_that_goes_on_is_not() {
        String left = import_("Ebb of " + unique() + "\n\nThe ebb runs.");
        String alive = import_("Flow of " + unique() + "\n\nThe flow runs.");
        leaveAtWork(left, "READING", "2 minutes");
        leaveAtWork(alive, "READING", "10 seconds");
        newsroom.editor().put(IMPORTS + "/{id}/replay", left).then().statusCode(409);
        work.takeOver();
        newsroom.editor()
                .get(IMPORTS + "/{id}", left)
                .then()
                .body("state", equalTo("proposed"), "stories.done", equalTo(1));
        newsroom.editor().get(IMPORTS + "/{id}", alive).then().body("state", equalTo("reading"));
    }

    @Test
    void what_is_taken_over_after_its_acceptance_is_the_editors() {
        String id = import_("Tide of " + unique() + "\n\nThe tide turns.");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update story_import set accepted_by = 'Edda', acceptance = cast(:acceptance as jsonb)"
                                        + " where id = cast(:id as uuid)")
                        .setParameter("acceptance", "{\"section\": \"%s\"}".formatted(newsroom.section()))
                        .setParameter("id", id)
                        .executeUpdate());
        leaveAtWork(id, "ACCEPTING", "2 minutes");
        work.takeOver();
        var accepted = newsroom.editor().get(IMPORTS + "/{id}", id).then().body("state", equalTo("accepted"));
        newsroom.editor()
                .get(DESK + "/articles/{id}/events", accepted.extract().<String>path("story.article"))
                .then()
                .body("data.actor", everyItem(equalTo("Edda")));
        newsroom.editor().get(DESK + "/events?record={id}", id).then().body("data[0].actor", equalTo("Edda"));
    }

    private void leaveAtWork(String id, String state, String ago) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update story_import set state = :state, worker = gen_random_uuid(),"
                                        + " worked_at = now() - cast(:ago as interval) where id = cast(:id as uuid)")
                        .setParameter("state", state)
                        .setParameter("ago", ago)
                        .setParameter("id", id)
                        .executeUpdate());
    }

    @Test
    void only_stories_that_wait_are_accepted() {
        String id = import_("Capes of " + unique() + "\n\nThe capes stand.");
        newsroom.editor()
                .body(Map.of("section", newsroom.section(), "stories", List.of(Map.of("story", 2))))
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/stories/0/story"));
    }

    @Test
    void the_verdicts_of_editors_tell_how_good_the_rules_are() {
        var before = quality("said-name");
        var article = accepted(
                import_(unique()
                        + " at sea\n\n“The first is right,” said Ada Quarr. “The second is hers,” said Bea Quarr."
                        + " “The third is not said,” said Cal Quarr. “The fourth waits,” said Dea Quarr."),
                Map.of("section", newsroom.section()));
        List<String> ids = newsroom.editor()
                .get(DESK + "/quotes?status=extracted&article={id}", article)
                .path("data.id");
        assertEquals(4, ids.size());
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("method", "recording"))
                .put(DESK + "/quotes/{id}/confirmation", ids.get(0))
                .then()
                .body("verdict", equalTo("confirmed"), "verification.method", equalTo("recording"));
        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(Map.of("segments", List.of(Map.of("exact", "second is hers"))))
                .patch(DESK + "/quotes/{id}", ids.get(1))
                .then()
                .statusCode(200)
                .body("status", equalTo("extracted"), "verdict", equalTo("corrected"));
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/confirmation", ids.get(1))
                .then()
                .body("status", equalTo("confirmed"), "verdict", equalTo("corrected"));
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/rejection", ids.get(2))
                .then()
                .body("verdict", equalTo("rejected"));
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/quotes/{id}", ids.get(3))
                .then()
                .statusCode(409)
                .body("detail", containsString("/rejection"));

        var after = quality("said-name");
        for (var verdict : List.of("confirmed", "corrected", "rejected", "open")) {
            assertEquals(before.getInt(verdict) + 1, after.getInt(verdict), verdict);
        }
        var decided = after.getInt("confirmed") + after.getInt("corrected") + after.getInt("rejected");
        assertEquals(
                Math.round(1000.0 * after.getInt("confirmed") / decided) / 1000.0,
                after.getDouble("precision"),
                0.0001);
    }

    /** Of one rule; of none where no quote was found by it yet. */
    private JsonPath quality(String rule) {
        var quality = newsroom.editor()
                .get(IMPORTS + "/quality")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var place = quality.getList("rules.rule").indexOf(rule);
        return place < 0
                ? JsonPath.from("{\"confirmed\": 0, \"corrected\": 0, \"rejected\": 0, \"open\": 0}")
                : quality.setRootPath("rules[%d]".formatted(place));
    }

    @Test
    void two_imports_of_one_story_do_not_become_two_articles() {
        var text = "Weir of " + unique() + "\n\nThe weir holds.";
        String first = import_(text);
        String second = import_(text);
        accepted(first, Map.of("section", newsroom.section()));
        newsroom.editor()
                .body(Map.of("section", newsroom.section()))
                .put(IMPORTS + "/{id}/acceptance", second)
                .then()
                .statusCode(409)
                .body("detail", containsString("accepted meanwhile"));
    }

    @Test
    void an_import_can_be_accepted_once() {
        String id = import_("Locks of " + unique() + "\n\nThe locks work.");
        accepted(id, Map.of("section", newsroom.section()));
        newsroom.editor()
                .body(Map.of("section", newsroom.section()))
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(409);
    }

    @Test
    void what_became_an_article_is_not_discarded_and_the_rest_is() {
        String id = import_("Moles of " + unique() + "\n\nThe moles stand.");
        newsroom.as(Role.WRITER).delete(IMPORTS + "/{id}", id).then().statusCode(204);
        newsroom.editor().get(IMPORTS + "/{id}", id).then().statusCode(404);
        String other = import_("Piles of " + unique() + "\n\nThe piles stand.");
        accepted(other, Map.of("section", newsroom.section()));
        newsroom.editor().delete(IMPORTS + "/{id}", other).then().statusCode(409);
    }

    @Test
    void reading_again_shows_no_difference_while_the_parser_is_the_same() {
        String id = import_("Buoys of " + unique() + "\n\n“They ring,” said Ada Wren.");
        newsroom.editor()
                .put(IMPORTS + "/{id}/replay", id)
                .then()
                .statusCode(200)
                .body("story.changes", empty(), "parser", equalTo(Proposing.VERSION));
    }

    @Test
    void bad_input_gets_a_clear_problem_and_leaves_nothing() throws IOException {
        long before = count();
        refused("text/plain", new byte[0], 422, "is empty");
        refused("text/plain", " \n ".getBytes(StandardCharsets.UTF_8), 422, "The text is empty");
        refused("text/plain", new byte[] {'a', 0, 'b'}, 422, "NUL");
        refused("text/plain", "café".getBytes(StandardCharsets.ISO_8859_1), 422, "not valid UTF-8");
        refused("text/plain; charset=klingon", "x".getBytes(StandardCharsets.UTF_8), 422, "'klingon'");
        refused("image/png", new byte[] {1}, 415, "This takes text/plain, text/html, text/markdown,");
        refused("application/json", "{}".getBytes(StandardCharsets.UTF_8), 415, "as in Content-Type: text/plain.");
        refused("application/xml", "<rss><channel><item>".getBytes(StandardCharsets.UTF_8), 422, "");
        refused("application/xml", "<feed/>".getBytes(StandardCharsets.UTF_8), 422, "is no export of WordPress");
        var whole = resource("export.xml");
        refused("application/xml", java.util.Arrays.copyOf(whole, whole.length - 300), 422, "not well-formed");
        refused("text/html", new byte[(5 << 20) + 1], 413, "5,242,880 bytes");
        newsroom.editor().get(IMPORTS + "/{id}", new UUID(0, 0)).then().statusCode(404);
        given().header("Content-Type", "text/plain")
                .body("A\n\nB")
                .post(IMPORTS)
                .then()
                .statusCode(401);
        assertEquals(before, count());
    }

    @Test
    void a_text_in_another_encoding_is_read_by_what_it_declares() {
        var name = unique();
        send(
                        "text/plain; charset=windows-1252",
                        ("Café " + name + "\n\nIt’s open.").getBytes(Charset.forName("windows-1252")))
                .statusCode(201)
                .body("story.proposal.article.headline", equalTo("Café " + name))
                .body("story.proposal.article.body", equalTo("It’s open."));
        var page = "<html><head><meta charset=\"iso-8859-1\"><title>x</title></head><body><h1>Café " + name
                + " again</h1><p>Ouvert.</p></body></html>";
        send("text/html", page.getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(201)
                .body("story.proposal.article.headline", equalTo("Café " + name + " again"));
    }

    @Test
    void a_text_larger_than_other_bodies_may_be_is_read() {
        var text = "Long " + unique() + "\n\n" + "The tide goes out. ".repeat(40_000);
        send("text/plain; charset=utf-8", text).statusCode(201).body("story.proposal.confidence", notNullValue());
        send("text/plain; charset=utf-8", "Long " + unique() + "\n\n" + "The tide comes in. ".repeat(150_000))
                .statusCode(422)
                .body("detail", containsString("1,000,000 characters"));
    }

    @Test
    void a_repeated_import_with_the_same_key_is_not_taken_in_twice() {
        var text = "Keys of " + unique() + "\n\nThe keys are lost.";
        var key = UUID.randomUUID().toString();
        String first = raw("text/plain")
                .header("Idempotency-Key", key)
                .body(text)
                .post(IMPORTS)
                .path("id");
        raw("text/plain")
                .header("Idempotency-Key", key)
                .body(text)
                .post(IMPORTS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        raw("text/plain")
                .header("Idempotency-Key", key)
                .body(text + "!")
                .post(IMPORTS)
                .then()
                .statusCode(422);
    }

    @Test
    void several_files_are_read_in_the_background_and_their_progress_can_be_followed() {
        var name = unique();
        String id = form().multiPart(
                        "files",
                        "one.txt",
                        ("One " + name + "\n\nThe first.").getBytes(StandardCharsets.UTF_8),
                        "text/plain")
                .multiPart(
                        "files",
                        "two.md",
                        ("# Two " + name + "\n\nThe *second*.").getBytes(StandardCharsets.UTF_8),
                        "application/octet-stream")
                .multiPart("files", "three.txt", new byte[] {'x', (byte) 0xff}, "text/plain")
                .post(IMPORTS)
                .then()
                .statusCode(201)
                .body("files.name", contains("one.txt", "two.md", "three.txt"))
                .body("files.format", contains("text", "markdown", "text"))
                .extract()
                .path("id");
        var events =
                newsroom.editor().get(IMPORTS + "/{id}/progress", id).then().statusCode(200);
        events.contentType(containsString("text/event-stream"));
        var last = events.extract().asString().strip();
        assertEquals("data:{\"state\":\"proposed\",\"total\":3,\"done\":3}", last.substring(last.lastIndexOf("data:")));

        newsroom.editor()
                .get(IMPORTS + "/{id}/stories", id)
                .then()
                .body("data.headline", contains("One " + name, "Two " + name, null))
                .body("data.state", contains("proposed", "proposed", "unreadable"))
                .body("data[2].problem", containsString("UTF-8"));
        newsroom.editor()
                .get(IMPORTS + "/{id}/stories/2", id)
                .then()
                .body("proposal.article.body", equalTo("The *second*."));

        newsroom.editor()
                .body(Map.of("section", newsroom.section()))
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("accepting"));
        atRest(id).body("state", equalTo("accepted"));
        assertEquals(
                List.of("One " + name, "Two " + name),
                articlesWith(name).stream().sorted().toList());
    }

    @Test
    void an_export_brings_its_authors_tags_and_comments() throws IOException {
        String id = send("application/rss+xml", resource("export.xml"))
                .statusCode(201)
                .body("state", equalTo("reading"), "stories.total", equalTo(4))
                .extract()
                .path("id");
        atRest(id).body("state", equalTo("proposed"));
        newsroom.editor()
                .body(Map.of("section", newsroom.section()))
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("accepted"));
        String article = newsroom.editor().get(IMPORTS + "/{id}/stories", id).path("data[0].article");
        var made = newsroom.editor().get(DESK + "/articles/{id}", article).then();
        made.body("headline", equalTo("Gulls & others return"))
                .body("tags", contains("pier", "gulls"))
                .body("creators.role", contains("author"))
                .body("image.url", notNullValue())
                .body("edNote", containsString("https://polderpost.example/gulls"));
        assertEquals("Ada Thornquist", nameOf(made.extract().path("creators[0].person")));
        newsroom.editor()
                .get(DESK + "/comments?article={id}", article)
                .then()
                .body("data", hasSize(2))
                .body("data.find { it.body == 'So they are.' }.state", equalTo("visible"))
                .body("data.find { it.body == 'Buy gulls!' }.state", equalTo("rejected"))
                .body("data.find { it.body == 'Buy gulls!' }.depth", equalTo(1));
    }

    @Test
    void a_post_is_sorted_in_by_what_its_terms_are_called_in_addresses() {
        var name = unique();
        var harbour = newsroom.section("harbour-" + name.toLowerCase(Locale.ROOT));
        String id = export("""
                <category domain="category" nicename="%s">Hafen &amp;amp; Meer</category>
                <category domain="post_tag" nicename="gulls-%s">Möwen</category>
                """.formatted(harbour, harbour), name, "<p>The gulls are back.</p>");
        newsroom.editor().put(IMPORTS + "/{id}/acceptance", id).then().statusCode(200);
        newsroom.editor()
                .get(DESK + "/articles/{id}", madeOf(id))
                .then()
                .body("section", equalTo(harbour), "tags", contains("gulls-" + harbour));
    }

    @Test
    void tags_are_told_apart_by_their_names_and_those_left_out_are_named() {
        var name = unique();
        var slug = name.toLowerCase(Locale.ROOT);
        String id = export(
                Stream.of("Новости", name + "++", name, name + "#", name.toUpperCase(Locale.ROOT))
                        .map("<category domain=\"post_tag\" nicename=\"\">%s</category>"::formatted)
                        .collect(Collectors.joining()),
                "Tags of " + name,
                "<p>The gulls are back.</p>");
        newsroom.editor()
                .body(Map.of("section", newsroom.section()))
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(200)
                .body("story.problem", equalTo("""
                                Tags left out: “Новости” (no slug can be made of it). Tags made beside others that look alike: \
                                “%1$s” (%2$s-2, beside “%1$s++”, %2$s); “%1$s#” (%2$s-3, beside “%1$s++”, %2$s)""".formatted(name, slug)));
        newsroom.editor()
                .get(DESK + "/articles/{id}", madeOf(id))
                .then()
                .body("tags", contains(slug, slug + "-2", slug + "-3"));
    }

    @Test
    void a_tag_of_an_export_is_the_one_that_is_called_so_in_addresses_or_has_its_name() {
        var name = unique();
        var renamed = tag("pier-" + name, "The old pier of " + name);
        var accented = tag("cafe-" + name, "Cafe " + name);
        tag("weir-" + name, "Weir u\u0308ber " + name + " ");
        String id = export("""
                <category domain="post_tag" nicename="%1$s">Pier %2$s</category>
                <category domain="post_tag" nicename="%3$s">Café %2$s</category>
                <category domain="post_tag" nicename="">WEIR ÜBER %2$s</category>
                """.formatted(renamed, name, accented), "Piers of " + name, "<p>The gulls are back.</p>");
        newsroom.editor()
                .body(Map.of("section", newsroom.section()))
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .body("story.problem", nullValue());
        newsroom.editor()
                .get(DESK + "/articles/{id}", madeOf(id))
                .then()
                .body("tags", contains(renamed, accented, "weir-" + name.toLowerCase(Locale.ROOT)));
    }

    private String tag(String slug, String name) {
        return newsroom.editor()
                .body(Map.of("slug", slug.toLowerCase(Locale.ROOT), "name", name))
                .post(DESK + "/tags")
                .then()
                .body(
                        "name",
                        equalTo(Normalizer.normalize(name, Normalizer.Form.NFC).trim()))
                .extract()
                .path("slug");
    }

    @Test
    void quotes_are_not_put_on_record_in_a_language_that_nobody_reads_here() {
        String id = import_("Mer de " + unique() + "\n\n“Nous partons,” said Anna Holm.");
        String article = newsroom.editor()
                .body(Map.of("section", newsroom.section(), "language", "fr"))
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(200)
                .body("story.problem", equalTo("Quotes left out: “Nous partons,” (quotes are found in English only)"))
                .extract()
                .path("story.article");
        assertEquals(List.of(), quotesOf(article));
    }

    @Test
    void the_acceptance_names_the_language_of_a_story_whose_own_is_no_tag() {
        String id = send(
                        "text/markdown; charset=utf-8",
                        "---\ntitle: Rain on %s\nlang: English (US)\n---\n“It rains,” said Anna Holm."
                                .formatted(unique()))
                .statusCode(201)
                .extract()
                .path("id");
        var article = accepted(id, Map.of("section", newsroom.section(), "language", "en-US"));
        newsroom.editor().get(DESK + "/articles/{id}", article).then().body("language", equalTo("en-US"));
        assertEquals(1, quotesOf(article).size());
    }

    @Test
    void the_lines_and_paragraphs_of_comments_stay_apart() {
        String id = export("""
                <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>First paragraph.

                <![CDATA[<b>Second</b> paragraph.<br />
                - one
                - two]]></wp:comment_content></wp:comment>""", unique(), "<p>The gulls are back.</p>");
        newsroom.editor()
                .get(IMPORTS + "/{id}/stories/1", id)
                .then()
                .body("proposal.comments.body", contains("First paragraph.\n\nSecond paragraph.\n- one\n- two"));
    }

    @Test
    void comments_are_brought_as_the_desk_takes_them_and_can_be_put_back() {
        String id = export(
                comment(1, "\u202eevil\u2028\tAnn", "Seen.")
                        + comment(2, "😀".repeat(70), "Many faces.")
                        + comment(3, "\u2800", "By nobody.")
                        + comment(4, "Ann", "\u2800 \u200b"),
                unique(),
                "<p>The gulls are back.</p>");
        newsroom.editor()
                .body(Map.of("section", newsroom.section()))
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(200);
        var brought = newsroom.editor()
                .get(DESK + "/comments?sort=createdAt&article={id}", madeOf(id))
                .then()
                .body("data.body", contains("Seen.", "Many faces.", "By nobody."))
                .body("data.author.name", contains("evil  Ann", "😀".repeat(40), "Anonymous"))
                .extract()
                .jsonPath()
                .<Map<String, ?>>getList("data");
        for (var comment : brought) {
            newsroom.editor()
                    .body(comment)
                    .put(DESK + "/comments/{id}", comment.get("id"))
                    .then()
                    .statusCode(200);
        }
    }

    private static String comment(int number, String author, String body) {
        return """
                <wp:comment><wp:comment_id>%d</wp:comment_id><wp:comment_author>%s</wp:comment_author>
                <wp:comment_approved>1</wp:comment_approved><wp:comment_content>%s</wp:comment_content></wp:comment>
                """.formatted(number, author, body);
    }

    @Test
    void an_outlet_whose_name_is_too_long_for_a_record_is_left_out_and_the_rest_comes() {
        var outlet = "A" + "a".repeat(250);
        String id = import_("Buoys of " + unique() + "\nFrom " + outlet + ":\n“They ring,” said Ada Wren.");
        newsroom.editor()
                .get(IMPORTS + "/{id}", id)
                .then()
                .body("story.proposal.citations", empty(), "story.proposal.quotes", hasSize(1))
                .body("story.proposal.warnings", hasItem(containsString("outlets are left out")));
        accepted(id, Map.of("section", newsroom.section()));
    }

    @Test
    void a_name_or_a_headline_of_which_nothing_can_be_seen_is_none() {
        String id = export("""
                <dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">&#x200b;</dc:creator>
                <category domain="post_tag" nicename="unseen">&#x200b;</category>
                """, "\u200b", "<p>The gulls are back.</p>");
        newsroom.editor()
                .get(IMPORTS + "/{id}/stories/1", id)
                .then()
                .body("proposal.article.headline", nullValue(), "proposal.article.tags", empty())
                .body("proposal.authors", empty());
    }

    @Test
    void an_export_of_many_posts_is_accepted_story_by_story_in_the_editors_name() {
        var name = unique();
        var posts = IntStream.range(0, 45)
                .mapToObj(number ->
                        """
                        <item><title>%s, part %d</title><link>https://many.example/%s/%d</link>
                        <content:encoded><![CDATA[<p>Part %d.</p>]]></content:encoded><wp:post_type>post</wp:post_type>
                        <wp:status>publish</wp:status><wp:post_id>%d</wp:post_id>
                        <category domain="category" nicename="tests">%s</category></item>
                        """.formatted(name, number, name.replace(' ', '-'), number, number, number + 1, "Tests"))
                .collect(Collectors.joining());
        newsroom.section();
        String id = send("application/xml", """
                        <rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
                        <channel><wp:wxr_version>1.2</wp:wxr_version>%s</channel></rss>""".formatted(posts))
                .statusCode(201)
                .body("stories.total", equalTo(45))
                .extract()
                .path("id");
        atRest(id).body("state", equalTo("proposed"));
        newsroom.editor()
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("accepting"));
        atRest(id).body("state", equalTo("accepted"), "stories.done", equalTo(45));
        List<String> articles = newsroom.editor()
                .get(IMPORTS + "/{id}/stories?limit=100", id)
                .then()
                .body("data.state", everyItem(equalTo("accepted")))
                .extract()
                .path("data.article");
        assertEquals(45, Set.copyOf(articles).size());
        newsroom.editor()
                .get(DESK + "/articles/{id}/events", articles.get(44))
                .then()
                .body("data.find { it.kind == 'article' }.actor", equalTo("Test EDITOR"));
    }

    @Test
    void all_quotes_of_a_story_are_saved_at_once() {
        var one = statementsOf(1);
        assertThat(statementsOf(30), lessThan(one + 30 * 4));
    }

    private int statementsOf(int quotes) {
        var name = unique();
        String id = import_("Speeches of " + name + "\n\nFrom the Ebbing Post:"
                + IntStream.range(0, quotes)
                        .mapToObj(number -> "\n\n“The pier is %d years old and it shows,” said Ann %s."
                                .formatted(number, name + "xyz".charAt(number % 3)))
                        .collect(Collectors.joining()));
        Statements.count();
        var article = accepted(id, Map.of("section", newsroom.section()));
        var statements = Statements.ofTheDesk();
        newsroom.editor()
                .get(DESK + "/quotes?count=true&limit=1&article={id}", article)
                .then()
                .body("meta.total", equalTo(quotes));
        return statements;
    }

    /** An export of one post, once it is read. */
    private String export(String terms, String title, String content) {
        String id = send("application/xml", """
                        <rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
                        <channel><wp:wxr_version>1.2</wp:wxr_version><item><title>%s</title>%s
                        <content:encoded><![CDATA[%s]]></content:encoded><wp:post_type>post</wp:post_type>
                        <wp:status>publish</wp:status><wp:post_id>1</wp:post_id></item></channel></rss>""".formatted(title, terms, content))
                .statusCode(201)
                .extract()
                .path("id");
        atRest(id).body("state", equalTo("proposed"));
        return id;
    }

    private String madeOf(String id) {
        atRest(id).body("state", equalTo("accepted"));
        return newsroom.editor().get(IMPORTS + "/{id}/stories", id).path("data[0].article");
    }

    private String import_(String text) {
        return send("text/plain; charset=utf-8", text).statusCode(201).extract().path("id");
    }

    private ValidatableResponse send(String type, String text) {
        return send(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private ValidatableResponse send(String type, byte[] bytes) {
        return raw(type).body(bytes).post(IMPORTS).then();
    }

    private void refused(String type, byte[] bytes, int status, String words) {
        send(type, bytes)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(words));
    }

    private RequestSpecification raw(String type) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", "Bearer " + newsroom.token(Role.WRITER))
                .header("Content-Type", type);
    }

    private RequestSpecification form() {
        return given().header("Authorization", "Bearer " + newsroom.token(Role.WRITER));
    }

    private String accepted(String id, Map<String, ?> acceptance) {
        return newsroom.editor()
                .body(acceptance)
                .put(IMPORTS + "/{id}/acceptance", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("accepted"), "story.problem", nullValue())
                .extract()
                .path("story.article");
    }

    private ValidatableResponse atRest(String id) {
        newsroom.editor().get(IMPORTS + "/{id}/progress", id).then().statusCode(200);
        return newsroom.editor().get(IMPORTS + "/{id}", id).then();
    }

    private List<JsonPath> quotesOf(String article) {
        List<String> ids =
                newsroom.editor().get(DESK + "/quotes?article={id}", article).path("data.id");
        return ids.stream()
                .map(id -> newsroom.editor().get(DESK + "/quotes/{id}", id).jsonPath())
                .toList();
    }

    private String nameOf(String person) {
        return newsroom.editor().get(DESK + "/persons/{id}", person).path("name");
    }

    private List<String> articlesWith(String words) {
        List<String> headlines =
                newsroom.editor().get(DESK + "/articles?limit=100").path("data.headline");
        return headlines.stream().filter(headline -> headline.contains(words)).toList();
    }

    private long count() {
        return newsroom.editor().get(IMPORTS + "?count=true&limit=1").jsonPath().getLong("meta.total");
    }

    private static String unique() {
        return UUID.randomUUID()
                .toString()
                .replaceAll("[^a-f]", "")
                .replaceFirst(
                        "^", "Q" + (char) ('a' + NUMBER.incrementAndGet() / 26) + (char) ('a' + NUMBER.get() % 26));
    }

    private static byte[] resource(String name) throws IOException {
        try (var resource = ImportTest.class.getResourceAsStream("/story/" + name)) {
            return Objects.requireNonNull(resource, name).readAllBytes();
        }
    }
}
