package org.copydesk.comment;

import static org.copydesk.comment.Comment.State.DELETED;
import static org.copydesk.comment.Comment.State.HELD;
import static org.copydesk.comment.Comment.State.PENDING;
import static org.copydesk.comment.Comment.State.REJECTED;
import static org.copydesk.comment.Comment.State.VISIBLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.http.Refusal;
import org.junit.jupiter.api.Test;

class CommentTest {

    private static final UUID ARTICLE = new UUID(0, 1);
    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

    @Test
    void a_comment_waits_until_somebody_decides() {
        assertEquals(PENDING, comment().state);
        assertEquals(List.of(), comment().decisions);
    }

    @Test
    void a_rejected_comment_can_be_approved_later_and_both_decisions_stay_on_record() {
        var comment = comment();
        comment.reject("Mo", "Off topic.", NOON);
        comment.approve("Ed", NOON.plusSeconds(60));
        assertEquals(VISIBLE, comment.state);
        assertEquals(
                List.of(
                        new Comment.Decision("Mo", PENDING, REJECTED, "Off topic.", NOON),
                        new Comment.Decision("Ed", REJECTED, VISIBLE, null, NOON.plusSeconds(60))),
                comment.decisions);
    }

    @Test
    void a_comment_is_held_whether_readers_saw_it_or_not_and_then_decided_on() {
        var comment = comment();
        comment.hold("Mo", "Is this so?", NOON);
        comment.approve("Ed", NOON);
        comment.hold("Mo", null, NOON);
        comment.reject("Ed", "It is not so.", NOON);
        assertEquals(
                List.of(
                        new Comment.Decision("Mo", PENDING, HELD, "Is this so?", NOON),
                        new Comment.Decision("Ed", HELD, VISIBLE, null, NOON),
                        new Comment.Decision("Mo", VISIBLE, HELD, null, NOON),
                        new Comment.Decision("Ed", HELD, REJECTED, "It is not so.", NOON)),
                comment.decisions);
        assertEquals(
                409,
                assertThrows(Refusal.class, () -> comment.hold("Mo", null, NOON))
                        .status());
    }

    @Test
    void to_approve_what_readers_see_decides_nothing() {
        var comment = comment();
        comment.approve("Mo", NOON);
        comment.approve("Ed", NOON.plusSeconds(60));
        assertEquals(List.of(new Comment.Decision("Mo", PENDING, VISIBLE, null, NOON)), comment.decisions);
    }

    @Test
    void a_decision_is_told_to_the_microsecond_as_all_times_are() {
        var comment = comment();
        comment.approve("Ed", NOON.plusNanos(123_456_789));
        assertEquals(NOON.plusNanos(123_456_000), comment.decisions.get(0).at());
    }

    @Test
    void a_deleted_comment_stays_deleted() {
        var comment = comment();
        comment.remove("Mo", NOON);
        assertEquals(DELETED, comment.state);
        assertEquals(
                409,
                assertThrows(Refusal.class, () -> comment.approve("Ed", NOON)).status());
        assertThrows(Refusal.class, () -> comment.hold("Ed", null, NOON));
        assertThrows(Refusal.class, () -> comment.reject("Ed", "Spam.", NOON));
        assertThrows(Refusal.class, () -> comment.remove("Ed", NOON));
        assertThrows(Refusal.class, () -> comment.write("Ed", "Never mind."));
        assertEquals(1, comment.decisions.size());
    }

    @Test
    void a_reply_knows_its_way_down_from_the_root() {
        var root = Comment.on(ARTICLE, new UUID(0, 2), null);
        var reply = Comment.on(ARTICLE, new UUID(0, 3), root);
        var deeper = Comment.on(ARTICLE, new UUID(0, 4), reply);
        assertEquals(List.of(0, 1, 2), List.of(root.depth, reply.depth, deeper.depth));
        assertEquals(List.of(root.id, reply.id, deeper.id), deeper.path);
        assertEquals(reply.id, deeper.parentId);
        assertEquals(List.of(root.id), root.path);
    }

    @Test
    void links_are_counted_when_the_words_are_written() {
        var comment = comment();
        comment.write("Ann", "See https://a.example and www.b.example.");
        assertEquals(2, comment.links);
        comment.write("ann.example", "Look me up.");
        assertEquals(1, comment.links);
        comment.write("Ann", "Never mind.");
        assertEquals(0, comment.links);
    }

    @Test
    void comments_are_taken_while_the_policy_is_open_and_until_it_closes() {
        var closing = policy(CommentPolicy.Mode.OPEN, NOON);
        assertTrue(closing.acceptsAt(NOON.minusMillis(1)));
        assertFalse(closing.acceptsAt(NOON));
        assertTrue(CommentPolicy.DEFAULT.acceptsAt(NOON));
        assertFalse(policy(CommentPolicy.Mode.READ_ONLY, null).acceptsAt(NOON));
        assertFalse(policy(CommentPolicy.Mode.HIDDEN, null).acceptsAt(NOON));
    }

    @Test
    void of_two_policies_what_is_stricter_in_either_holds() {
        var firstTime =
                new CommentPolicy(CommentPolicy.Mode.OPEN, CommentPolicy.Moderation.FIRST_TIME, NOON, 5, true, 20);
        var links = new CommentPolicy(
                CommentPolicy.Mode.READ_ONLY, CommentPolicy.Moderation.LINKS, NOON.minusSeconds(1), 2, false, 5);
        var none = new CommentPolicy(CommentPolicy.Mode.OPEN, CommentPolicy.Moderation.NONE, null, 10, true, 20);
        assertEquals(
                new CommentPolicy(
                        CommentPolicy.Mode.READ_ONLY, CommentPolicy.Moderation.PRE, NOON.minusSeconds(1), 2, true, 20),
                firstTime.stricter(links));
        assertEquals(firstTime, firstTime.stricter(none));
        assertEquals(firstTime, none.stricter(firstTime));
    }

    private static Comment comment() {
        return Comment.on(ARTICLE, new UUID(0, 2), null);
    }

    private static CommentPolicy policy(CommentPolicy.Mode mode, @org.jspecify.annotations.Nullable Instant closesAt) {
        return new CommentPolicy(mode, CommentPolicy.Moderation.PRE, closesAt, 3, true, 20);
    }
}
