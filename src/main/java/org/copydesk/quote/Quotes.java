package org.copydesk.quote;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.database.Found;
import org.copydesk.database.SqlRestriction;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.restriction.Restriction;

public interface Quotes {

    Session session();

    @HQL("where id > :after order by id")
    SelectionQuery<Quote> inOrder(UUID after, Restriction<Quote> wanted);

    @SQL("""
            select id from quote where quote_words(text, original_text, speaker_as_written) @@ words_begun(:words)
            limit :limit
            """)
    List<UUID> saying(String words, int limit);

    /** Quotes of which words, or words of their speakers as written, begin so. */
    default Restriction<Quote> saying(String words) {
        return Found.rows(
                saying(words, Found.LIMIT),
                Quote_.id,
                new SqlRestriction<>(
                        "quote_words(?, ?, ?) @@ words_begun(?)",
                        List.of(Quote_.text, Quote_.originalText, Quote_.speakerAsWritten),
                        List.of(words)));
    }

    /** All quotes of an article, with what publishing shows of them. */
    @HQL("""
            select distinct q from Quote q left join fetch q.speaker
            left join fetch q.chain c left join fetch c.person left join fetch c.source
            where q.article.id = :article order by q.id
            """)
    List<Quote> of(UUID article);

    /**
     * Those that carry the words of this one, itself among them, unless another is known to have said them; marks, capitals and
     * white space do not count.
     */
    @SQL("""
            select q.id from quote said join quote q on md5(q.plain) = md5(said.plain) and q.plain = said.plain
            where said.id = :id and q.status <> 'REJECTED' and coalesce(q.speaker_id = said.speaker_id, true)
              and (:everywhere or q.article_id = any(:articles))
            order by q.id limit :limit
            """)
    List<UUID> sameWords(UUID id, boolean everywhere, UUID[] articles, int limit);

    @HQL("from Quote q join fetch q.article where q.id in :ids order by q.id")
    List<Quote> withArticles(List<UUID> ids);

    /** A quote of the same article with the words of this one, of which an editor thought otherwise. */
    @SQL("""
            select other.id from quote said
            join quote other on other.article_id = said.article_id and other.plain = said.plain
            where said.id = :id and said.status = 'CONFIRMED' and other.status in ('REJECTED', 'DISPUTED')
              and coalesce(other.speaker_id = said.speaker_id, true)
            order by other.id limit 1
            """)
    Optional<UUID> doubted(UUID id);

    @HQL("""
            from QuoteConflict c join fetch c.quote q join fetch c.other o
            where (q.id, o.id) > (:quote, :other) and c.kind in :kinds
              and q.status <> REJECTED and o.status <> REJECTED
            order by q.id, o.id
            """)
    SelectionQuery<QuoteConflict> conflicts(UUID quote, UUID other, List<QuoteConflict.Kind> kinds);

    /** The verdicts on what was found by rules, the most used rule first. */
    @HQL("""
            select q.rule,
                   sum(case when q.verdict = CONFIRMED then 1 else 0 end),
                   sum(case when q.verdict = CORRECTED then 1 else 0 end),
                   sum(case when q.verdict = REJECTED then 1 else 0 end),
                   sum(case when q.verdict is null then 1 else 0 end)
            from Quote q where q.rule is not null group by q.rule order by count(*) desc, q.rule
            """)
    List<RuleQuality> quality();

    @Find
    Optional<Quote> byId(UUID id);

    default Quote require(UUID id) {
        return byId(id).orElseThrow(() -> Refusal.notFound("No quote has the id '%s'.", id));
    }
}
