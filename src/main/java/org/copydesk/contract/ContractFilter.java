package org.copydesk.contract;

import static java.util.stream.Collectors.joining;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.copydesk.auth.Right;
import org.copydesk.http.Api;
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
import org.jboss.jandex.IndexView;

/**
 * Adds to the contract what holds of every operation: who may call it, how it is answered, how its constants are written,
 * and an example. All of it is done when Copydesk is built.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private static final String ANY_TYPE = "*/*";
    private static final String BEARER = "bearer";

    /** The order in which an editor works; readers' front ends first. */
    private static final Map<String, String> GROUPS = groups();

    /** Those that show best what the parameter {@code fields} is for. */
    private static final List<String> TELLING_FIELDS =
            List.of("headline", "slug", "name", "text", "body", "publicText", "article", "visibleFrom", "goneAt");

    private final IndexView index;
    private final Map<String, Endpoint> endpoints;
    private final Examples examples = new Examples();

    public ContractFilter(IndexView index) {
        this.index = index;
        this.endpoints = Endpoint.all(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var components = contract.getComponents();
        components.addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A token of Copydesk, such as the sample editor's."));
        var schemas = components.getSchemas();
        schemas.keySet().forEach(ContractFilter::requireOwn);
        schemas.values().forEach(schema -> flatten(contract, schema));
        schemas.values().forEach(schema -> tellKinds(contract, schema));
        new Completeness(index).require(schemas, endpoints.values());
        List.of("ArticleBody", "JsonNode", "JsonNodeType", "PublishedDetails", "PublishedSummary")
                .forEach(components::removeSchema);
        components.addSchema(ProblemSchema.NAME, ProblemSchema.create());
        Answers.define(components);
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

    /** A name that is taken gets a number, which the next type of that name would change. */
    private static void requireOwn(String name) {
        if (name.matches(".*[0-9]")) {
            throw new IllegalStateException("Two types have a schema of the name of " + name + "; give each its own");
        }
    }

    /** Each kind of a thing says in one of its fields which it is. */
    private static void tellKinds(OpenAPI contract, Schema schema) {
        var discriminator = schema.getDiscriminator();
        if (discriminator != null) {
            // What all have in common, each kind has by itself.
            schema.setType(null);
            schema.setProperties(null);
            discriminator.getMapping().forEach((kind, reference) -> {
                var field = OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .enumeration(List.of(kind));
                resolve(contract, OASFactory.createSchema().ref(reference))
                        .addProperty(discriminator.getPropertyName(), field)
                        .addRequired(discriminator.getPropertyName());
            });
        }
    }

    private void finish(OpenAPI contract, String path, PathItem.HttpMethod method, Operation operation) {
        var endpoint = Objects.requireNonNull(endpoints.get(operation.getOperationId()));
        tellRights(operation, endpoint.right());
        if (endpoint.isIdempotent()) {
            operation.addParameter(idempotencyKey());
        }
        if (method == PathItem.HttpMethod.GET && !path.startsWith(Api.DESK)) {
            operation.addParameter(fields(contract, operation));
        }
        Answers.tell(method, operation, endpoint);
        var body = operation.getRequestBody();
        if (body != null && body.getContent().hasMediaType(ANY_TYPE)) {
            // Any type, so that none needs to be named where no body comes.
            body.getContent().removeMediaType(ANY_TYPE);
            body.setRequired(false);
        }
        if (method == PathItem.HttpMethod.PATCH) {
            var patch = new Patches(contract.getComponents())
                    .of(operation.getOperationId().replaceFirst("patch", "") + "Input");
            body.getContent().getMediaTypes().values().forEach(type -> type.setSchema(patch));
        }
        if (endpoint.takesVersion()) {
            tellPrecondition(operation, endpoint);
        }
        examples.illustrate(operation);
    }

    private static void tellPrecondition(Operation operation, Endpoint endpoint) {
        for (var header : List.copyOf(operation.getParameters())) {
            if (header.getName().equals("If-Match")) {
                header.schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                        .description("The entity tag that was read, as \"3\"; * stands for any version.")
                        .example("*");
            } else if (header.getName().equals("If-None-Match")) {
                header.schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                        .description("* makes a new record under the id of the address.");
                if (!endpoint.makesOrReplaces()) {
                    operation.removeParameter(header);
                }
            }
        }
    }

    private static void tellRights(Operation operation, Right right) {
        if (right.isForEverybody()) {
            return;
        }
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
        var rights = "For the roles %s.%s"
                .formatted(
                        right.holders(),
                        switch (right.reach()) {
                            case OWN_SECTIONS ->
                                " A token that is limited to sections reaches only what belongs to them.";
                            case EVERYWHERE -> "";
                            case NOWHERE ->
                                right == Right.KEEP_TOKENS ? "" : " Not for a token that is limited to sections.";
                        });
        var told = operation.getDescription();
        operation.setDescription(told == null ? rights : told + " " + rights);
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
        shown.setRequired(names.contains("id") ? List.of("id") : null);
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
}
