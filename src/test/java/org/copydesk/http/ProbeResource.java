package org.copydesk.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** A resource as features write them, one method for each thing that can go wrong. */
@Path("/probe")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
public class ProbeResource {

    enum Kind {
        NEWS,
        PRESS_RELEASE
    }

    record Segment(@NotBlank String exact, @Nullable String prefix) {}

    @JsonIgnoreProperties(value = {"id"})
    record Input(
            @NotBlank @Size(max = 100) String headline,
            @Nullable Kind kind,
            @Nullable UUID person,
            @Nullable Instant visibleFrom,
            @Nullable LocalDate date,
            @Nullable BigDecimal weight,
            @Nullable Boolean breaking,
            @Nullable List<@NotBlank String> tags,
            @Nullable List<@Valid Segment> segments,
            @Nullable Map<String, @Size(max = 3) String> labels,
            @Nullable Integer version) {}

    record Counted(int count) {}

    record Filters(
            @QueryParam("kind") @Nullable Kind kind,
            @QueryParam("publishedAt[gte]") @Nullable Instant since,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("ids") @Separator(Several.COMMA) List<UUID> ids,
            @QueryParam("q") @Size(max = 5) @Nullable String q) {}

    record Row(int id) {}

    @Inject
    MergePatch patches;

    @POST
    public Input create(@NotNull @Valid Input input) {
        return input;
    }

    @POST
    @Path("/counted")
    public Counted count(Counted counted) {
        return counted;
    }

    @POST
    @Path("/tree")
    public JsonNode tree(JsonNode tree) {
        return tree;
    }

    @PUT
    @Path("/optional")
    public String optional(@Nullable @Valid Counted body) {
        return body == null ? "none" : "some";
    }

    @GET
    @Path("/rows")
    public Listing<Row> rows(@BeanParam @Valid PageRequest page, @BeanParam @Valid Filters filters) {
        long after = page.after(Cursor.of(0)).number(0) + page.offset();
        var rows = IntStream.rangeClosed(1, 25)
                .filter(id -> id > after)
                .limit(page.rows())
                .mapToObj(Row::new)
                .toList();
        return Listing.of(rows, page, row -> Cursor.of(row.id()), () -> 25);
    }

    @GET
    @Path("/{id}")
    public Map<String, Object> read(
            UUID id, @QueryParam("deep") boolean deep, @QueryParam("n") @Max(9) @Nullable Long n) {
        return Map.of("id", id, "deep", deep);
    }

    @GET
    @Path("/filters")
    public Map<String, Object> filters(@BeanParam @Valid Filters filters) {
        return Map.of(
                "kind", String.valueOf(filters.kind()), "since", String.valueOf(filters.since()), "ids", filters.ids());
    }

    @PUT
    @Path("/versioned")
    public String replace(@BeanParam Precondition precondition, Input input) {
        if (precondition.creates()) {
            return "created";
        }
        precondition.check(7, input.version(), stale -> stale.with("savedBy", "Ada"));
        return "replaced";
    }

    @PATCH
    @Path("/versioned")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Input patch(@BeanParam Precondition precondition, JsonNode patch) {
        precondition.check(7, MergePatch.version(patch));
        var current = new Input(
                "Before",
                Kind.NEWS,
                null,
                null,
                null,
                null,
                true,
                List.of("a"),
                List.of(new Segment("one", "zero")),
                Map.of("x", "1", "y", "2"),
                7);
        return patches.apply(current, patch, Input.class);
    }

    @GET
    @Path("/fails/{how}")
    public @NotEmpty String fail(@PathParam("how") String how) throws Exception {
        throw switch (how) {
            case "conflict" ->
                Refusal.conflict("100% taken").at("/slug", "is taken").with("users", List.of("a"));
            case "stale" ->
                new RollbackException("x") {
                    {
                        initCause(new OptimisticLockException("class org.copydesk.Secret"));
                    }
                };
            case "unique" -> database("23505", "insert into secret");
            case "known-unique" ->
                new ConstraintViolationException(
                        "could not execute", new SQLException("secret", "23505"), "insert into x", "probe_slug_key");
            case "delete-used" -> database("23503", "delete from secret");
            case "unknown-reference" -> database("23503", "insert into secret");
            case "overlap" -> database("23P01", "insert into secret");
            case "check" -> database("23514", "insert into secret");
            case "too-long-to-search" -> database("54000", "insert into secret");
            case "deadlock" -> database("40P01", "update secret");
            case "statement-timeout" -> database("57014", "select secret");
            case "lock-timeout" -> database("55P03", "select secret");
            case "connection" -> new PersistenceException(new SQLTransientConnectionException("secret", "08006"));
            case "pool" ->
                new ArcUndeclaredThrowableException(
                        "x", new SQLException("Acquisition timeout while waiting for new connection"));
            case "bug" -> new IllegalStateException("select secret from org.copydesk.Secret");
            default -> new ResteasyReactiveViolationException(Set.of());
        };
    }

    @GET
    @Path("/moved")
    public String moved() {
        throw new jakarta.ws.rs.RedirectionException(301, java.net.URI.create("/api/v1/probe/rows"));
    }

    @GET
    @Path("/broken-promise")
    public @NotBlank String promise() {
        return "";
    }

    @GET
    @Path("/editors")
    @RolesAllowed("editor")
    public String editors() {
        return "editors";
    }

    private static PersistenceException database(String state, String sql) {
        return new PersistenceException(new ConstraintViolationException(
                "could not execute", new SQLException("secret", state), sql, "secret_key"));
    }
}
