package org.copydesk.comment;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReadersCommentsTest {

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Test
    void a_comment_is_seen_when_a_moderator_approves_it_and_gone_when_rejected() {
        var article = published(Map.of());
        var comment = id(send(article, "I was there."));
        get(comments(article)).then().body("data", empty());
        newsroom.as(Role.MODERATOR)
                .get(DESK + "/comments?state=pending&article=" + article)
                .then()
                .body("data.id", contains(comment));

        approve(comment).body("state", equalTo("visible"));
        get(comments(article)).then().body("data.body", contains("I was there."));

        newsroom.as(Role.MODERATOR)
                .header("If-Match", "*")
                .body(Map.of("reason", "Off topic."))
                .put(DESK + "/comments/{id}/rejection", comment)
                .then()
                .statusCode(200)
                .body("decisions.reason", hasItem("Off topic."), "decisions.to", contains("visible", "rejected"));
        get(comments(article)).then().body("data", empty());
        newsroom.as(Role.MODERATOR)
                .header("If-Match", "*")
                .body(Map.of("reason", " "))
                .put(DESK + "/comments/{id}/rejection", comment)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/reason"));
    }

    @Test
    void a_comment_that_is_held_is_gone_with_its_replies_until_it_is_approved() {
        var article = published(Map.of("moderation", "none"));
        var comment = id(send(article, "The mayor was drunk."));
        send(article, Map.of("body", "Was he?", "parent", comment)).statusCode(202);

        hold(comment, Map.of("reason", "Is this so?"))
                .statusCode(200)
                .body("state", equalTo("held"), "decisions.reason", contains("Is this so?"));
        get(comments(article) + "?count=true").then().body("data", empty(), "meta.total", equalTo(0));
        send(article, Map.of("body", "He was!", "parent", comment)).statusCode(422);
        assertFound("state=held&article=" + article, comment);

        approve(comment).body("decisions.to", contains("held", "visible"));
        get(comments(article)).then().body("data", hasSize(2));
        newsroom.as(Role.MODERATOR)
                .header("If-Match", "*")
                .put(DESK + "/comments/{id}/hold", comment)
                .then()
                .statusCode(200)
                .body("state", equalTo("held"));
        hold(comment, Map.of("reason", "x".repeat(1001))).statusCode(400).body("errors.pointer", contains("/reason"));
    }

    @Test
    void a_moderator_decides_on_the_comment_as_it_was_read() {
        var comment = id(send(published(Map.of()), "I was there."));
        newsroom.editor()
                .header("If-Match", "\"0\"")
                .body(Map.of("body", "I was not there."))
                .patch(DESK + "/comments/{id}", comment)
                .then()
                .statusCode(200);
        newsroom.as(Role.MODERATOR)
                .put(DESK + "/comments/{id}/approval", comment)
                .then()
                .statusCode(428);
        for (var decision : List.of("approval", "hold", "rejection")) {
            newsroom.as(Role.MODERATOR)
                    .header("If-Match", "\"0\"")
                    .body(Map.of("reason", "Off topic."))
                    .put(DESK + "/comments/{id}/" + decision, comment)
                    .then()
                    .statusCode(412)
                    .body("currentVersion", equalTo(1));
        }
    }

    @Test
    void articles_tell_the_number_of_their_comments_where_the_policy_shows_it() {
        var article = published(Map.of("moderation", "none"));
        var silent = published(Map.of("moderation", "none", "showCount", false));
        var hidden = published(Map.of("moderation", "none"));
        var quiet = published(Map.of());
        var first = id(send(article, "First."));
        send(article, Map.of("body", "Reply.", "parent", first));
        send(article, "Second.");
        send(silent, "Nobody counts me.");
        send(hidden, "Nobody sees me.");
        send(quiet, "I wait.");
        newsroom.patch("/articles/" + hidden, Map.of("commentPolicy", Map.of("mode", "hidden")));

        var one = DELIVERY + "/articles/" + article;
        get(one).then().body("", not(hasKey("commentCount")));
        get(one + "?include=commentCount").then().body("commentCount", equalTo(3), "", not(hasKey("comments")));
        get(one + "?fields=commentCount,comments").then().body("commentCount", equalTo(3), "comments", hasSize(3));
        for (var unknown : List.of(silent, hidden)) {
            get(DELIVERY + "/articles/" + unknown + "?include=commentCount")
                    .then()
                    .body("", not(hasKey("commentCount")));
        }
        hold(first, Map.of("reason", "Is this so?")).statusCode(200);
        get(DELIVERY + "/articles?fields=commentCount&ids=" + String.join(",", article, silent, quiet))
                .then()
                .body("data.find { it.id == '%s' }.commentCount".formatted(article), equalTo(1))
                .body("data.find { it.id == '%s' }.commentCount".formatted(silent), nullValue())
                .body("data.find { it.id == '%s' }.commentCount".formatted(quiet), equalTo(0));
    }

    @Test
    void a_page_is_as_long_as_the_policy_says_unless_the_request_does() {
        var article = published(Map.of("moderation", "none", "pageSize", 2));
        for (var n = 1; n <= 5; n++) {
            send(article, "Number " + n);
        }

        get(comments(article))
                .then()
                .body("data.body", contains("Number 1", "Number 2"), "meta.limit", equalTo(2))
                .body("meta", hasKey("nextCursor"));
        get(comments(article) + "?page=3")
                .then()
                .body("data.body", contains("Number 5"), "meta", not(hasKey("nextCursor")));
        get(comments(article) + "?page=4").then().body("data", empty(), "meta.limit", equalTo(2));
        get(DELIVERY + "/articles/{id}?include=comments", article)
                .then()
                .body("comments.body", contains("Number 1", "Number 2"));
        get(comments(article) + "?order=newest&page=2").then().body("data.body", contains("Number 3", "Number 2"));
        get(comments(article) + "?limit=4").then().body("data", hasSize(4), "meta.limit", equalTo(4));
    }

    @Test
    void a_conversation_is_read_in_order_page_by_page_and_counted() {
        var article = published(Map.of("moderation", "none"));
        var first = id(send(article, "First."));
        var reply = id(send(article, Map.of("body", "Reply.", "parent", first)));
        id(send(article, "Second."));
        id(send(article, Map.of("body", "Deeper.", "parent", reply)));

        var page = get(comments(article) + "?limit=3&count=true")
                .then()
                .body("data.body", contains("First.", "Reply.", "Deeper."))
                .body("data.depth", contains(0, 1, 2), "meta.total", equalTo(4));
        String next = page.extract().path("meta.nextCursor");
        get(comments(article) + "?limit=3&cursor=" + next).then().body("data.body", contains("Second."));
        get(comments(article) + "?order=newest&limit=2").then().body("data.body", contains("Deeper.", "Second."));

        newsroom.as(Role.MODERATOR)
                .header("If-Match", "*")
                .delete(DESK + "/comments/{id}", reply)
                .then()
                .statusCode(204);
        get(comments(article) + "?count=true")
                .then()
                .body("data.body", contains("First.", "Second."), "meta.total", equalTo(2));
        newsroom.as(Role.MODERATOR)
                .header("If-Match", "*")
                .put(DESK + "/comments/{id}/approval", reply)
                .then()
                .statusCode(409);
    }

    @Test
    void what_is_said_about_a_quote_is_read_apart() {
        var article = newsroom.live("“The pier will hold,” she said.");
        var quote = newsroom.quote(article, "The pier will hold");
        newsroom.publish(article).statusCode(200);
        approve(id(send(article, "Good news.")));
        approve(id(send(article, Map.of("body", "It will not.", "quote", quote))));

        for (var order : List.of("thread", "newest")) {
            get(comments(article) + "?count=true&order={order}&quote={quote}", order, quote)
                    .then()
                    .body("data.body", contains("It will not."), "meta.total", equalTo(1));
        }
        get(comments(article) + "?quote={article}", article).then().body("data", empty());
    }

    @Test
    void a_comment_is_about_a_quote_that_its_article_shows() {
        var article = newsroom.live("“The pier will hold,” she said.");
        var draft = newsroom.quote(article, "The pier will hold");
        var other = newsroom.live("“The pier has gone,” he said.");
        var elsewhere = newsroom.quote(other, "The pier has gone");
        newsroom.publish(other).statusCode(200);
        for (var quote : List.of(draft, elsewhere, article)) {
            send(article, Map.of("body", "It will not.", "quote", quote))
                    .statusCode(422)
                    .body("errors.pointer", contains("/quote"));
        }
    }

    @Test
    void the_desk_names_a_quote_of_the_article_which_stays_as_long_as_comments_are_about_it() {
        var article = newsroom.live("“The pier will hold,” she said.");
        var quote = newsroom.quote(article, "The pier will hold");
        newsroom.editor()
                .body(about(quote, newsroom.live("Another one.")))
                .post(DESK + "/comments")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/quote"));
        newsroom.editor()
                .body(about(quote, article))
                .post(DESK + "/comments")
                .then()
                .statusCode(201);
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(409)
                .body("detail", containsString("Comments are about this quote."));
    }

    private static Map<String, Object> about(String quote, String article) {
        return Map.of("article", article, "quote", quote, "author", Map.of("name", "Ann"), "body", "It will not.");
    }

    @Test
    void a_moderator_finds_comments_by_words_names_articles_and_states() {
        var first = published(Map.of());
        var second = published(Map.of());
        var own = id(send(first, "The Café zorbed."));
        var guest = id(send(first, Map.of("body", "So it did.", "author", Map.of("name", "Zorba Ünal"))));
        var other = id(send(second, "Zorbing again!"));
        approve(other);

        assertFound("q=zorb", other, guest, own);
        assertFound("q=ZORBED cafe", own);
        assertFound("q=unal", guest);
        assertFound("q=zorb&state=pending", guest, own);
        assertFound("q=zorb&state=visible,pending&article=" + second + "," + first, other, guest, own);
        assertFound("q=zorb&article=" + second, other);
        assertFound("q=zorb&quote=" + second);
        assertFound("q=zorb&sort=createdAt", own, guest, other);
        assertFound("sort=createdAt&article=" + first + "&state=pending", own, guest);
        assertFound("ids=" + own + "," + other + "," + first, other, own);
        String writtenSecond = assertFound("ids=" + guest, guest).extract().path("data[0].createdAt");
        assertFound("q=zorb&createdAt[gte]=" + writtenSecond, other, guest);
        assertFound("q=zorb&createdAt[lt]=" + writtenSecond, own);
        assertFound("q=zorb&sort=createdAt&createdAt[gte]=" + writtenSecond, guest, other);
        assertFound("q=orbed");
        assertFound("q=!");
        newsroom.as(Role.MODERATOR)
                .get(DESK + "/comments?state=lost")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("state"));
    }

    /** More than are looked up one by one. */
    @Test
    void of_many_comments_with_a_word_the_newest_come_first() throws SQLException {
        var article = published(Map.of("moderation", "none"));
        var model = id(send(article, "Quagmire."));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into comment select (jsonb_populate_record(c, jsonb_build_object('id', made.id, 'path',
                        array[made.id], 'created_at', c.created_at + n * interval '1 ms'))).*
                    from comment c, generate_series(1, 10001) n,
                        lateral (select cast('0197dddd-0000-7000-8000-' || lpad(cast(n as text), 12, '0') as uuid) as id) made
                    where c.id = '%s'
                    """.formatted(model));
            try {
                var words = "q=quagm&limit=2&count=true";
                assertFound(words, many(10_001), many(10_000)).body("meta.total", equalTo(10_002));
                assertFound(words + "&page=2&state=visible", many(9_999), many(9_998));
                assertFound(words + "&state=held").body("meta.total", equalTo(0));
            } finally {
                statement.execute(
                        "delete from comment where id <> '%s' and article_id = '%s'".formatted(model, article));
            }
        }
    }

    private static String many(int n) {
        return "0197dddd-0000-7000-8000-%012d".formatted(n);
    }

    private ValidatableResponse assertFound(String query, String... ids) {
        return newsroom.as(Role.MODERATOR)
                .get(DESK + "/comments?" + query)
                .then()
                .statusCode(200)
                .body("data.id", equalTo(List.of(ids)));
    }

    @Test
    void replies_go_as_deep_as_the_article_allows() {
        var article = published(Map.of("moderation", "none", "maxDepth", 1));
        var root = id(send(article, "Root."));
        var reply = id(send(article, Map.of("body", "Reply.", "parent", root)));
        send(article, Map.of("body", "Too deep.", "parent", reply))
                .statusCode(422)
                .body("errors.pointer", contains("/parent"));
    }

    @Test
    void the_desk_replies_no_deeper_than_any_article_allows() {
        var article = newsroom.draft("Discussed.");
        var parent = newsroom.create("/comments", desk(article, Map.of()));
        for (var depth = 1; depth <= 10; depth++) {
            parent = newsroom.create("/comments", desk(article, Map.of("parent", parent)));
        }
        newsroom.editor()
                .body(desk(article, Map.of("parent", parent)))
                .post(DESK + "/comments")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/parent"));
    }

    @Test
    void a_comment_stays_with_what_it_replies_to() {
        var article = newsroom.draft("Discussed.");
        var first = newsroom.create("/comments", desk(article, Map.of()));
        var second = newsroom.create("/comments", desk(article, Map.of()));
        var reply = newsroom.create("/comments", desk(article, Map.of("parent", first)));
        newsroom.patch("/comments/" + reply, Map.of("parent", first, "body", "As before."));
        for (var moved : List.of(Map.entry(first, second), Map.entry(reply, second))) {
            newsroom.editor()
                    .header("If-Match", "*")
                    .body(Map.of("parent", moved.getValue()))
                    .patch(DESK + "/comments/{id}", moved.getKey())
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/parent"));
        }
        newsroom.editor()
                .header("If-Match", "*")
                .body(desk(article, Map.of()))
                .put(DESK + "/comments/{id}", reply)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/parent"));
    }

    private static Map<String, Object> desk(String article, Map<String, ?> fields) {
        var comment = new HashMap<String, Object>(
                Map.of("article", article, "author", Map.of("name", "Mo"), "body", "Indeed."));
        comment.putAll(fields);
        return comment;
    }

    @Test
    void what_an_article_leaves_open_of_its_policy_is_as_usual() {
        newsroom.editor()
                .get(DESK + "/articles/{id}", published(Map.of("mode", "readOnly")))
                .then()
                .body(
                        "commentPolicy",
                        equalTo(Map.of(
                                "mode",
                                "readOnly",
                                "moderation",
                                "pre",
                                "maxDepth",
                                3,
                                "showCount",
                                true,
                                "pageSize",
                                20)));
    }

    @Test
    void nobody_replies_to_what_they_cannot_see() {
        var article = published(Map.of());
        var pending = id(send(article, "Pending."));
        send(article, Map.of("body", "To the unseen.", "parent", pending)).statusCode(422);
        var elsewhere = published(Map.of());
        approve(pending);
        send(elsewhere, Map.of("body", "From elsewhere.", "parent", pending)).statusCode(422);

        var reply = id(send(article, Map.of("body", "Seen.", "parent", pending)));
        approve(reply);
        hold(pending, Map.of()).statusCode(200);
        send(article, Map.of("body", "Below the unseen.", "parent", reply)).statusCode(422);
    }

    @Test
    void a_deleted_comment_is_neither_written_over_nor_replied_to() {
        var article = published(Map.of());
        var comment = id(send(article, "Gone."));
        newsroom.as(Role.MODERATOR)
                .header("If-Match", "*")
                .delete(DESK + "/comments/{id}", comment)
                .then()
                .statusCode(204);
        newsroom.as(Role.MODERATOR)
                .header("If-Match", "*")
                .body(Map.of("body", "Something else."))
                .patch(DESK + "/comments/{id}", comment)
                .then()
                .statusCode(409);
        newsroom.as(Role.MODERATOR)
                .body(Map.of("article", article, "parent", comment, "author", Map.of("name", "Mo"), "body", "Indeed."))
                .post(DESK + "/comments")
                .then()
                .statusCode(409);
        newsroom.as(Role.MODERATOR).get(DESK + "/comments/{id}", comment).then().body("body", equalTo("Gone."));
    }

    @Test
    void a_machine_that_fills_in_the_hidden_field_is_answered_like_a_person_and_rejected() {
        var article = published(Map.of("moderation", "none"));
        var comment = id(send(article, Map.of("body", "Cheap watches.", "website", "https://spam.example"))
                .body("state", equalTo("visible")));
        get(comments(article)).then().body("data", empty());
        newsroom.as(Role.MODERATOR)
                .get(DESK + "/comments/{id}", comment)
                .then()
                .body("state", equalTo("rejected"), "decisions.actor", contains("honeypot"));
        send(published(Map.of()), Map.of("body", "Cheap watches.", "website", "https://spam.example"))
                .body("state", equalTo("pending"));
    }

    @Test
    void moderators_see_how_many_links_a_comment_holds_and_a_policy_can_hold_those_back() {
        var article = published(Map.of("moderation", "links"));
        send(article, "No links.").body("state", equalTo("visible"));
        var comment = id(send(article, "https://a.example and www.b.example").body("state", equalTo("pending")));
        newsroom.as(Role.MODERATOR).get(DESK + "/comments/{id}", comment).then().body("links", equalTo(2));
        var named = Map.of("body", "Hello.", "author", Map.of("name", "Buy at www.evil.example"));
        var advertised = id(send(article, named).body("state", equalTo("pending")));
        newsroom.as(Role.MODERATOR)
                .get(DESK + "/comments/{id}", advertised)
                .then()
                .body("links", equalTo(1));
    }

    @Test
    void a_guest_known_by_name_and_address_need_not_wait_again() {
        var article = published(Map.of("moderation", "firstTime"));
        var guest = Map.of("name", "Gwen", "email", "Gwen@reader.example");
        var first =
                id(send(article, Map.of("body", "First time.", "author", guest)).body("state", equalTo("pending")));
        approve(first).body("author.email", not(equalTo("Gwen@reader.example")));
        send(article, Map.of("body", "Back.", "author", Map.of("name", "Gwen", "email", "gwen@READER.example")))
                .body("state", equalTo("visible"));
        send(article, Map.of("body", "Buy.", "author", Map.of("name", "Gus", "email", "gwen@reader.example")))
                .body("state", equalTo("pending"));
    }

    @Test
    void a_closed_or_hidden_conversation_takes_no_comments() {
        send(published(Map.of("mode", "readOnly")), "Late.").statusCode(409);
        send(published(Map.of("closesAt", "2026-01-01T00:00:00Z")), "Too late.").statusCode(409);
        var hidden = published(Map.of("mode", "hidden"));
        send(hidden, "Hello?").statusCode(404);
        get(comments(hidden)).then().statusCode(200).body("data", empty());
    }

    @Test
    void a_conversation_is_closed_by_a_save_and_opened_again_as_far_as_it_was_published() {
        var article = published(Map.of("moderation", "none"));
        var comment = id(send(article, "In time."));
        assertShown(article, "open", "none");

        decide(Role.WRITER, article, Map.of("mode", "readOnly", "maxDepth", 1));
        send(article, "Late.").statusCode(409);
        assertShown(article, "readOnly", "none").body("commentPolicy.maxDepth", equalTo(1));
        get(comments(article)).then().body("data.id", contains(comment));

        decide(Role.WRITER, article, Map.of("mode", "hidden"));
        send(article, "Later.").statusCode(404);
        assertShown(article, "hidden", "none");
        get(comments(article)).then().statusCode(200).body("data", empty());

        decide(Role.WRITER, article, Map.of("mode", "open", "moderation", "links", "maxDepth", 9));
        send(article, "Again.").statusCode(202).body("state", equalTo("visible"));
        assertShown(article, "open", "links").body("commentPolicy.maxDepth", equalTo(3));
    }

    @Test
    void what_a_draft_opens_is_open_from_the_next_edition_on() {
        var article = published(Map.of("moderation", "pre", "maxDepth", 0, "closesAt", "2099-01-01T00:00:00Z"));
        decide(Role.WRITER, article, Map.of("moderation", "none", "maxDepth", 3));
        send(article, "Unseen.").statusCode(202).body("state", equalTo("pending"));
        assertShown(article, "open", "pre")
                .body("commentPolicy.maxDepth", equalTo(0), "commentPolicy.closesAt", equalTo("2099-01-01T00:00:00Z"));

        newsroom.publish(article).statusCode(200);
        send(article, "Seen.").statusCode(202).body("state", equalTo("visible"));
        assertShown(article, "open", "none").body("commentPolicy.maxDepth", equalTo(3));
    }

    @Test
    void what_is_planned_takes_no_comments_either_that_a_save_forbids() throws Exception {
        var article = newsroom.draft(newsroom.article("Planned."));
        newsroom.schedule(article, Instant.now().plusSeconds(2));
        decide(Role.WRITER, article, Map.of("mode", "readOnly"));
        Waiting.until(() -> get(DELIVERY + "/articles/{id}", article).statusCode() == 200);
        send(article, "Too early.").statusCode(409);
    }

    private static ValidatableResponse assertShown(String article, String mode, String moderation) {
        return get(DELIVERY + "/articles/{id}", article)
                .then()
                .body("commentPolicy.mode", equalTo(mode), "commentPolicy.moderation", equalTo(moderation));
    }

    private void decide(Role author, String article, Map<String, ?> policy) {
        newsroom.as(author)
                .header("If-Match", "*")
                .body(Map.of("commentPolicy", policy))
                .patch(DESK + "/articles/{id}", article)
                .then()
                .statusCode(200);
    }

    @Test
    void a_comment_without_words_or_author_or_article_is_refused() {
        var article = published(Map.of());
        send(article, " ").statusCode(400).body("errors.pointer", hasItem("/body"));
        send(article, "x".repeat(5001)).statusCode(400).body("errors.pointer", contains("/body"));
        send(article, Map.of("body", "Hello.", "author", Map.of("name", "")))
                .statusCode(400)
                .body("errors.pointer", contains("/author/name"));
        send(article, Map.of("body", "Hello.", "author", Map.of("name", "A", "email", "none")))
                .statusCode(400)
                .body("errors.pointer", contains("/author/email"));
        send(newsroom.draft("Unpublished."), "Hello.").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u200b", "\u00a0\u2060", "\u2800", "\u3164", "A\u202enn", "Ann\u2066", "Ann\n<b>", "Ann\u0007"})
    void a_name_that_cannot_be_seen_or_turns_what_stands_around_it_is_refused(String name) {
        send(published(Map.of()), Map.of("body", "Hello.", "author", Map.of("name", name)))
                .statusCode(400)
                .body("errors.pointer", contains("/author/name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O\u2019Neill-\u015aw.",
                "\u05e9\u05dc\u05d5\u05dd",
                "\ud83d\udc69\u200d\ud83d\udc67",
                "\u0645\u06cc\u200c\u0631"
            })
    void a_name_in_any_script_is_taken(String name) {
        send(published(Map.of()), Map.of("body", "Hello.", "author", Map.of("name", name)))
                .statusCode(202);
    }

    @Test
    void a_comment_of_which_nothing_can_be_seen_is_refused() {
        var article = published(Map.of());
        for (var body : List.of("\u200b\u200b", "\u2800\n\u3164")) {
            send(article, body).statusCode(400).body("errors.pointer", contains("/body"));
        }
        send(article, "Line\nbreaks\tand \u05e9\u05dc\u05d5\u05dd").statusCode(202);
    }

    @Test
    void what_a_reader_writes_is_kept_as_text() {
        var article = published(Map.of("moderation", "none"));
        var words = "<script>alert(1)</script> & 👩‍👧‍👦 “שלום”";
        send(article, words).statusCode(202);
        get(comments(article)).then().body("data.body", contains(words), "data", hasSize(1));
    }

    private String published(Map<String, ?> policy) {
        var article = newsroom.article("Discussed.");
        article.put("commentPolicy", policy);
        String id = newsroom.draft(article);
        newsroom.publish(id).statusCode(200);
        return id;
    }

    private static String comments(String article) {
        return DELIVERY + "/articles/" + article + "/comments";
    }

    private static ValidatableResponse send(String article, String body) {
        return send(article, Map.of("body", body));
    }

    private static ValidatableResponse send(String article, Map<String, ?> comment) {
        var sent = new HashMap<String, Object>(Map.of("author", Map.of("name", "Ann")));
        sent.putAll(comment);
        return given().contentType(ContentType.JSON)
                .body(sent)
                .post(comments(article))
                .then();
    }

    private static String id(ValidatableResponse sent) {
        return sent.statusCode(202).extract().path("id");
    }

    private ValidatableResponse hold(String comment, Map<String, ?> why) {
        return newsroom.as(Role.MODERATOR)
                .header("If-Match", "*")
                .body(why)
                .put(DESK + "/comments/{id}/hold", comment)
                .then();
    }

    private ValidatableResponse approve(String comment) {
        return newsroom.as(Role.MODERATOR)
                .header("If-Match", "*")
                .put(DESK + "/comments/{id}/approval", comment)
                .then()
                .statusCode(200);
    }
}
