package org.copydesk.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Role;
import org.copydesk.body.BodyFormat;
import org.copydesk.http.Refusal;
import org.junit.jupiter.api.Test;

class ArticleTest {

    private final Article article = new Article();
    private final Actor editor = new Actor(null, "Ann", Role.EDITOR, Set.of(), Map.of(), "ann");

    {
        article.id = new UUID(0, 1);
    }

    @Test
    void an_approved_article_comes_back_from_the_trash_as_a_draft() {
        article.state = Article.State.APPROVED;
        article.trash(editor);
        assertEquals(Article.State.TRASHED, article.state);
        article.restore(editor);
        assertEquals(Article.State.DRAFT, article.state);
    }

    @Test
    void what_is_in_the_trash_cannot_be_thrown_away_again_nor_worked_on() {
        article.trash(editor);
        assertEquals(
                409, assertThrows(Refusal.class, () -> article.trash(editor)).status());
        var refusal = assertThrows(Refusal.class, article::requireNotTrashed);
        assertTrue(String.valueOf(refusal.getMessage()).contains(article.id + "/restoration"), refusal.getMessage());
    }

    @Test
    void only_what_is_in_the_trash_is_restored() {
        assertEquals(
                409, assertThrows(Refusal.class, () -> article.restore(editor)).status());
        assertEquals(Article.State.DRAFT, article.state);
    }

    @Test
    void a_new_body_brings_its_own_text_blocks_and_counts() {
        article.write("One *two*.", BodyFormat.MARKDOWN);
        assertEquals("<p>One <em>two</em>.</p>", article.html);
        assertEquals("One two.", article.text);
        assertEquals(1, article.blocks.size());
        assertEquals(2, article.wordCount);
        article.write("One *two*.", BodyFormat.HTML);
        assertEquals("One *two*.", article.text);
    }

    @Test
    void the_same_body_again_is_not_rendered_again() {
        article.write("Once.", BodyFormat.MARKDOWN);
        var blocks = article.blocks;
        article.write("Once.", BodyFormat.MARKDOWN);
        assertSame(blocks, article.blocks);
    }
}
