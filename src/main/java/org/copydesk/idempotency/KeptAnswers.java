package org.copydesk.idempotency;

import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;

public interface KeptAnswers {

    Session session();

    /** Held until the transaction ends, however it ends: a node that dies leaves no key taken. */
    @HQL("select cast(sql('pg_try_advisory_xact_lock(?)', :number) as Boolean)")
    boolean claim(long number);

    @HQL("where id = :id and createdAt > instant - 24 hour")
    Optional<KeptAnswer> kept(String id);

    /** The old ones make room whenever a new one comes: more than are written, and never many at once. */
    @SQL("""
            delete from kept_answer where id in (
                select id from kept_answer where created_at <= now() - interval '24 hours'
                order by created_at limit 100 for update skip locked)
            """)
    int forgetOld();

    /** One that is too old to count and was not forgotten yet. */
    @SQL("delete from kept_answer where id = :id")
    int forget(String id);
}
