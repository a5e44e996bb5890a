package org.copydesk.auth;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps a token that is limited to sections to the articles of those sections and what belongs to them. At the door it
 * looks at the record that the address names, so that nothing of another section is read or answered about; before a
 * transaction ends it looks at every article of which something was written, so that nothing is made in another section
 * or moved to one. That is too late where an answer may quote an article that only the body names: who compares with it
 * asks {@link Actor#requireReach} first. Lists leave out what the token does not reach.
 */
@Singleton
public class SectionLimit {

    private static final Pattern OF_AN_ARTICLE = Pattern.compile(
            "/(?:desk|embargoed)/(articles|quotes|citations|comments)/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/.*)?$");

    private static final Pattern SECTIONS = Pattern.compile("/desk/sections(?:/.*)?$");

    /** Raw stories, which stand in no section yet, and what is about the articles of all. */
    private static final Pattern OF_ALL_SECTIONS =
            Pattern.compile("/desk/(?:imports|quotes/conflicts|quotes/[^/]+/correction)(?:/.*)?$");

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    AgroalDataSource database;

    @Inject
    SectionsOfRecords sections;

    @ServerRequestFilter
    void atTheDoor(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof Actor actor) {
            require(actor, request.getMethod(), request.getUriInfo().getPath());
        }
    }

    /** Refuses where the address names a record out of the caller's reach. */
    public void require(Actor actor, String method, String path) {
        if (!actor.isLimited()) {
            return;
        }
        var record = OF_AN_ARTICLE.matcher(path);
        if (OF_ALL_SECTIONS.matcher(path).find()) {
            throw actor.outOfReach("What is here may belong to any section.");
        } else if (record.find()) {
            sections.of(record.group(1), UUID.fromString(record.group(2))).forEach(actor::requireReach);
        } else if (!READS.contains(method) && SECTIONS.matcher(path).find()) {
            throw actor.outOfReach("It does not keep the list of sections.");
        }
    }

    /**
     * Refuses where one of the articles is out of the caller's reach, as the running transaction leaves it.
     *
     * @param left sections that articles were moved out of
     */
    public void require(Actor actor, Collection<UUID> articles, Collection<UUID> left) throws SQLException {
        if (!actor.isLimited()) {
            return;
        }
        left.forEach(actor::requireReach);
        // Hibernate is about to end its work, so this goes by the connection; the pool gives the transaction's own.
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select distinct section_id from article where id = any(?)")) {
            query.setArray(1, connection.createArrayOf("uuid", articles.toArray()));
            var found = query.executeQuery();
            while (found.next()) {
                actor.requireReach(Objects.requireNonNull(found.getObject(1, UUID.class)));
            }
        }
    }
}
