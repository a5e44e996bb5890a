package org.copydesk.contract;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.copydesk.auth.Right;
import org.copydesk.http.CamelCase;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the contract what holds of every operation: who may call it, which problems it answers, how its constants are
 * written, and an example that works on the sample newsroom ({@code examples.json}).
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private static final String DESK = "/api/v1/desk/";
    private static final String ANY_TYPE = "*/*";
    private static final String EMBARGOED = "/api/v1/embargoed/";
    private static final String PROBLEM = "application/problem+json";
    private static final String BEARER = "bearer";
    private static final String ERROR_SCHEMA = "Problem";

    /** The order in which an editor works; readers' front ends first. */
    private static final Map<String, String> GROUPS = groups();

    private static final Map<String, String> PROBLEMS = problems();

    /** Those that show best what the parameter {@code fields} is for. */
    private static final List<String> TELLING_FIELDS =
            List.of("headline", "slug", "name", "text", "body", "publicText", "article", "visibleFrom");

    /** Parameters and a body for one operation; bodies by their media types, where they are not JSON. */
    record Example(
            @Nullable Map<String, Object> path,
            @Nullable Map<String, Object> query,
            @Nullable Object body,
            @Nullable Map<String, Object> bodies) {}

    private final Map<String, Example> examples = readExamples();

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var components = contract.getComponents();
        components.addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A token of Copydesk, such as the sample editor's."));
        components.getSchemas().values().forEach(schema -> flatten(contract, schema));
        List.of("FieldError", "JsonNode", "JsonNodeType", "PublishedDetails", "PublishedSummary")
                .forEach(components::removeSchema);
        components.addSchema(ERROR_SCHEMA, problemSchema());
        PROBLEMS.forEach((status, words) -> components.addResponse(
                ERROR_SCHEMA + status,
                OASFactory.createAPIResponse()
                        .description(words)
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        PROBLEM,
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref("#/components/schemas/" + ERROR_SCHEMA))))));
        contract.setTags(GROUPS.entrySet().stream()
                .map(group -> OASFactory.createTag().name(group.getKey()).description(group.getValue()))
                .toList());
        contract.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> finish(contract, path, method, operation)));
    }

    /** What is written into an answer before its own fields is shown as its fields, too. */
    private static void flatten(OpenAPI contract, Schema view) {
        var parts = view.getAllOf();
        if (parts != null) {
            var own = view.getProperties();
            view.setAllOf(null);
            view.setProperties(null);
            parts.forEach(part -> resolve(contract, part).getProperties().forEach(view::addProperty));
            own.forEach(view::addProperty);
        }
    }

    private void finish(OpenAPI contract, String path, PathItem.HttpMethod method, Operation operation) {
        var desk = path.startsWith(DESK);
        if (desk || path.startsWith(EMBARGOED)) {
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
        }
        if (method == PathItem.HttpMethod.POST) {
            operation.addParameter(idempotencyKey());
        }
        tellRights(operation);
        if (method == PathItem.HttpMethod.GET && !desk) {
            operation.addParameter(fields(contract, operation));
        }
        success(path, method, operation, desk);
        errors(path, method, operation, desk)
                .forEach(status -> operation
                        .getResponses()
                        .addAPIResponse(
                                status,
                                OASFactory.createAPIResponse().ref("#/components/responses/" + ERROR_SCHEMA + status)));
        var body = operation.getRequestBody();
        if (body != null && body.getContent().hasMediaType(ANY_TYPE)) {
            // Any type, so that none needs to be named where no body comes.
            body.getContent().removeMediaType(ANY_TYPE);
            body.setRequired(false);
        }
        if (method == PathItem.HttpMethod.PATCH) {
            var input = operation.getOperationId().replaceFirst("patch", "") + "Input";
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(type -> type.setSchema(OASFactory.createSchema()
                            .description("The fields of " + input + " to change; null takes a field away.")
                            .addType(Schema.SchemaType.OBJECT)));
        }
        illustrate(operation);
    }

    private static void tellRights(Operation operation) {
        var right = Right.of(operation.getOperationId())
                .orElseThrow(() -> new IllegalStateException(
                        "The table of rights has no row with the operation " + operation.getOperationId()));
        if (!right.isForEverybody()) {
            operation.setDescription("For the roles %s.%s"
                    .formatted(
                            right.holders(),
                            switch (right.reach()) {
                                case OWN_SECTIONS ->
                                    " A token that is limited to sections reaches only what belongs to them.";
                                case EVERYWHERE -> "";
                                case NOWHERE ->
                                    right == Right.KEEP_TOKENS ? "" : " Not for a token that is limited to sections.";
                            }));
        }
    }

    /** Without an example: a second click in Swagger UI would show the first answer again. */
    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description("A random text of yours, such as a UUID. Sent again with the same body within 24 hours, it"
                        + " gets the first answer again, marked Idempotency-Replayed: true, and nothing is done twice.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .maxLength(257));
    }

    /** Without an example of its own: Swagger UI would fill it in and hide the rest from editors. */
    private static Parameter fields(OpenAPI contract, Operation operation) {
        var answer = resolve(
                contract,
                operation
                        .getResponses()
                        .getAPIResponse("200")
                        .getContent()
                        .getMediaType("application/json")
                        .getSchema());
        var rows = answer.getProperties().get("data");
        var shown = rows == null ? answer : resolve(contract, rows.getItems());
        var names = shown.getProperties().keySet().stream().sorted().toList();
        return withCommas(OASFactory.createParameter()
                .name("fields")
                .in(Parameter.In.QUERY)
                .description("Only these fields%s: `fields=%s`. %s"
                        .formatted(
                                rows == null ? "" : " of each row",
                                TELLING_FIELDS.stream()
                                        .filter(names::contains)
                                        .limit(2)
                                        .collect(joining(",")),
                                names.contains("id") ? "The id is always there." : "")
                        .strip())
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.ARRAY)
                        .items(OASFactory.createSchema()
                                .addType(Schema.SchemaType.STRING)
                                .enumeration(List.copyOf(names)))));
    }

    private static Parameter withCommas(Parameter parameter) {
        parameter.getSchema().setMaxItems(Several.MAX_VALUES);
        return parameter.style(Parameter.Style.FORM).explode(false);
    }

    private static Schema resolve(OpenAPI contract, Schema schema) {
        var reference = schema.getRef();
        return reference == null
                ? schema
                : Objects.requireNonNull(
                        contract.getComponents().getSchemas().get(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    private static void success(String path, PathItem.HttpMethod method, Operation operation, boolean desk) {
        var responses = operation.getResponses();
        var ok = responses.getAPIResponse("200");
        if (ok == null) {
            return;
        }
        var creates = method == PathItem.HttpMethod.PUT && path.matches(".*/\\{id}$");
        var created = method == PathItem.HttpMethod.POST && !path.endsWith("/batch");
        if (created || creates && parameter(operation, "If-None-Match") == null) {
            responses.removeAPIResponse("200");
            responses.addAPIResponse(desk ? "201" : "202", ok.description(desk ? "Created" : "Accepted"));
        } else if (creates) {
            responses.addAPIResponse(
                    "201",
                    OASFactory.createAPIResponse()
                            .description("Created, because If-None-Match was *")
                            .content(ok.getContent()));
        }
    }

    private static List<String> errors(String path, PathItem.HttpMethod method, Operation operation, boolean desk) {
        var errors = new ArrayList<>(List.of("400", "503"));
        if (desk || path.startsWith(EMBARGOED)) {
            errors.addAll(List.of("401", "403"));
        }
        if (path.contains("{")) {
            errors.add("404");
            if (!desk) {
                errors.add("410");
            }
        }
        if (method != PathItem.HttpMethod.GET) {
            errors.addAll(List.of("409", "422"));
        }
        if (operation.getRequestBody() != null) {
            errors.addAll(List.of("413", "415"));
        }
        if (parameter(operation, "If-Match") != null) {
            errors.addAll(List.of("412", "428"));
        }
        return errors;
    }

    private void illustrate(Operation operation) {
        var ifMatch = parameter(operation, "If-Match");
        if (ifMatch != null) {
            ifMatch.schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                    .description("The entity tag that was read, as \"3\"; * stands for any version.")
                    .example("*");
            var ifNoneMatch = Objects.requireNonNull(parameter(operation, "If-None-Match"));
            ifNoneMatch
                    .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                    .description("* makes a new record under the id of the address.");
            if (!operation.getOperationId().startsWith("replace")) {
                operation.removeParameter(ifNoneMatch);
            }
        }
        var example = examples.get(operation.getOperationId());
        if (example == null) {
            throw new IllegalStateException("examples.json has no example of " + operation.getOperationId());
        }
        Objects.requireNonNullElse(example.path(), Map.<String, Object>of())
                .forEach((name, value) ->
                        Objects.requireNonNull(parameter(operation, name)).example(value));
        Objects.requireNonNullElse(example.query(), Map.<String, Object>of())
                .forEach((name, value) ->
                        Objects.requireNonNull(parameter(operation, name)).example(value));
        if (example.bodies() != null) {
            example.bodies()
                    .forEach((type, body) -> operation
                            .getRequestBody()
                            .getContent()
                            .getMediaType(type)
                            .setExample(body));
        } else if (example.body() != null) {
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(type -> type.setExample(example.body()));
        }
    }

    private static @Nullable Parameter parameter(Operation operation, String name) {
        return operation.getParameters() == null
                ? null
                : operation.getParameters().stream()
                        .filter(parameter -> name.equals(parameter.getName()))
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        var schema = parameter.getSchema();
        var types = schema == null ? null : schema.getType();
        if (parameter.getIn() != Parameter.In.QUERY || types == null || !types.contains(Schema.SchemaType.ARRAY)) {
            return parameter;
        }
        var items = schema.getItems();
        if (items.getRef() == null && items.getEnumeration() == null) {
            items.example(described(parameter));
        }
        return withCommas(parameter);
    }

    /** The first value of the example in the description: Swagger UI begins with it, or else with the word string. */
    private static String described(Parameter parameter) {
        var example = Pattern.compile("`" + Pattern.quote(parameter.getName()) + "=([^`,]+)")
                .matcher(parameter.getDescription());
        if (!example.find()) {
            throw new IllegalStateException("The description of " + parameter.getName() + " has no example");
        }
        return example.group(1);
    }

    /** Constants are written in camelCase, and a pattern of Bean Validation speaks of the whole text. */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(schema.getEnumeration().stream()
                    .map(Object::toString)
                    .map(word -> (Object) (word.matches("[A-Z][A-Z_]*") ? CamelCase.of(word) : word))
                    .toList());
        }
        var pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^") && !pattern.equals("\\S")) {
            schema.setPattern("^(" + pattern + ")$");
        }
        return schema;
    }

    private static Schema problemSchema() {
        var field = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("pointer", text("Where in the body, as a JSON pointer (RFC 6901)."))
                .addProperty("parameter", text("Which parameter of the path, the query or the headers."))
                .addProperty("detail", text("What is wrong with it."));
        return OASFactory.createSchema()
                .description("What went wrong, and what to do next (RFC 9457).")
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("type", text("The kind of problem, for programs."))
                .addProperty("title", text("The status in words."))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("What to do next."))
                .addProperty("instance", text("The address that was called."))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(field))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }

    private static Map<String, Example> readExamples() {
        try (var file = ContractFilter.class.getResourceAsStream("/examples.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> groups() {
        var groups = new LinkedHashMap<String, String>();
        groups.put("Delivery: articles", "What readers see of articles. No token is needed.");
        groups.put("Delivery: quotes", "Quotes of published articles.");
        groups.put("Delivery: sources", "Sources that published articles cite.");
        groups.put("Delivery: persons", "Persons whom published articles name.");
        groups.put("Delivery: corrections", "What was put right, and what was retracted.");
        groups.put("Delivery: sections and tags", "Where articles stand and what they are about.");
        groups.put("Delivery: comments", "What readers say.");
        groups.put("Delivery: embargoed", "For partners, before readers see it.");
        groups.put("Delivery: previews", "Working copies, for those who were given the link.");
        groups.put("Desk: articles", "Write, publish and take back. Authorize first.");
        groups.put("Desk: review", "Submit, approve, ask for changes.");
        groups.put("Desk: history", "What was saved, by whom, and what it changed.");
        groups.put("Desk: corrections", "Put right what readers saw, or retract it.");
        groups.put("Desk: imports", "Bring in raw stories, and make drafts of them.");
        groups.put("Desk: citations", "Which article rests on which source.");
        groups.put("Desk: quotes", "Who said what, in the very words.");
        groups.put("Desk: sources", "Where what we know comes from.");
        groups.put("Desk: persons", "Who speaks, writes and creates.");
        groups.put("Desk: comments", "Decide on what readers say.");
        groups.put("Desk: sections", "Keep the sections.");
        groups.put("Desk: tags", "Keep the tags.");
        groups.put("Desk: batch", "Several writes at once: all of them, or none.");
        groups.put("Desk: events", "Who changed what, when and from where.");
        groups.put("Desk: tokens", "Who may work here. For admins.");
        return groups;
    }

    private static Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        problems.put("400", "The request is malformed; errors names each bad field or parameter.");
        problems.put("401", "No token, or one that is unknown, expired or revoked.");
        problems.put("403", "The role of the token, or the sections it is limited to, do not allow this.");
        problems.put("404", "There is no such thing, or readers may not see it.");
        problems.put("409", "The state of the record, or another record, forbids it.");
        problems.put("410", "The article was retracted; the problem says when and why.");
        problems.put("412", "Somebody else was faster; currentVersion names the version to read.");
        problems.put("413", "The body is too large.");
        problems.put("415", "The body is not JSON.");
        problems.put("422", "It is well-formed, but does not fit the records it speaks of.");
        problems.put("428", "The write names no version.");
        problems.put("503", "The database does not answer; Retry-After tells when to try again.");
        return problems;
    }
}
