package org.copydesk.cache;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the answer being made shows, told by the resource that makes it. The tags are those by which
 * {@code V30__changes_are_announced.sql} and those after it announce changes. An answer of which nothing is told is
 * kept by nobody.
 */
@RequestScoped
public class Shown {

    /** The tags of more would not fit in what proxies take for all headers: 4 kB, unless they are told to take more. */
    private static final int NAMED_ONE_BY_ONE = 10;

    private final Set<String> tags = new LinkedHashSet<>();
    private double calmSeconds = Double.POSITIVE_INFINITY;
    private @Nullable Instant modified;

    public void article(UUID id) {
        tags.add("article-" + id);
    }

    /** Anything that depends on which editions are live. */
    public void articles() {
        tags.add("articles");
    }

    public void corrections() {
        tags.add("corrections");
    }

    public void commentsOn(UUID article) {
        tags.add("comments-" + article);
    }

    public void commentsOn(Collection<UUID> articles) {
        if (articles.size() > NAMED_ONE_BY_ONE) {
            tags.add("comments");
        } else {
            articles.forEach(this::commentsOn);
        }
    }

    public void person(UUID id) {
        tags.add("person-" + id);
    }

    /** Any list of persons. */
    public void persons() {
        tags.add("persons");
    }

    public void source(UUID id) {
        tags.add("source-" + id);
    }

    /** Any list of sources. */
    public void sources() {
        tags.add("sources");
    }

    public void sections() {
        tags.add("sections");
    }

    public void tags() {
        tags.add("tags");
    }

    /** @param seconds how long it stays as it is, from the instant the request came in; null means for good */
    public void unchangedFor(@Nullable Double seconds) {
        if (seconds != null) {
            calmSeconds = Math.min(calmSeconds, seconds);
        }
    }

    /** Only for what every change makes younger: a list gets older when its newest entry goes. */
    public void lastModified(Instant instant) {
        modified = instant;
    }

    Set<String> all() {
        return tags;
    }

    double calmSeconds() {
        return calmSeconds;
    }

    @Nullable
    Instant modified() {
        return modified;
    }
}
