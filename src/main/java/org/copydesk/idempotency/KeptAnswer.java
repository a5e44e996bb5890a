package org.copydesk.idempotency;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.http.Versioned;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.jspecify.annotations.Nullable;

/** What a request was answered, for as long as it may be repeated. */
@Entity
public class KeptAnswer extends PanacheEntityBase {

    /** A hash of caller and key, so that keys of any content cost the same. */
    @Id
    public String id;

    /** A hash of the address and the body: what makes it the same request. */
    public String request;

    public int status;

    public @Nullable String body;

    /** Where the answer shows a record of the desk: which, and in which version. */
    public @Nullable UUID recordId;

    public @Nullable Integer recordVersion;

    @CreationTimestamp(source = SourceType.DB)
    public Instant createdAt;

    static KeptAnswer of(String id, String request, int status, @Nullable String body, @Nullable Object shown) {
        var answer = new KeptAnswer();
        answer.id = id;
        answer.request = request;
        answer.status = status;
        answer.body = body;
        if (shown instanceof Versioned versioned) {
            answer.recordId = versioned.id();
            answer.recordVersion = versioned.version();
        }
        return answer;
    }
}
