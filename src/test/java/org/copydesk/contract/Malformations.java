package org.copydesk.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that can be wrong with a request to one operation, each thing in a request of its own. */
class Malformations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String NUL = "\\u0000";
    private static final String HALF_AN_EMOJI = "\\ud83d";
    private static final int DEEP = 5_000;

    /** More than an address may have. */
    private static final int LONG = 9_000;

    /**
     * One bad request.
     *
     * @param authorized whether it comes with a token that is good for the operation
     */
    record Request(
            String flaw,
            String method,
            String address,
            Map<String, String> headers,
            boolean authorized,
            byte @Nullable [] body) {

        @Override
        public String toString() {
            return "%s: %s %s".formatted(flaw, method, address);
        }
    }

    private final Contract.Operation operation;
    private final List<Request> all = new ArrayList<>();
    private final Random random;

    private Malformations(Contract.Operation operation, Random random) {
        this.operation = operation;
        this.random = random;
    }

    static List<Request> of(Contract.Operation operation, Random random) {
        var malformations = new Malformations(operation, random);
        malformations.addresses();
        malformations.queries();
        malformations.preconditions();
        malformations.tokens();
        if (operation.takesJson()) {
            malformations.bodies();
            malformations.fields();
        }
        return malformations.all;
    }

    /** The operation's own example, under a type that it does not have. */
    static Request withMediaType(String type, Contract.Operation operation) {
        var malformations = new Malformations(operation, new Random(0));
        malformations.mediaType(type);
        return malformations.all.get(0);
    }

    /** What comes in under any id is not wrong for having it. */
    private boolean isIdOfYourOwn(String value) {
        return value.startsWith("ffffffff-")
                && operation.method().equals("PUT")
                && !operation.takesJson()
                && operation.takesBody();
    }

    private void addresses() {
        for (var parameter : operation.parameters("path")) {
            var wrong = parameter.path("name").asText().equals("id")
                    ? Stream.of(
                            "1",
                            "null",
                            "1-1-1-1-1",
                            "0197a000-0005-7000-8000-00000000001",
                            "0197a000-0005-7000-8000-000000000012x",
                            "0197a000000570008000000000000012",
                            "%7Bid%7D",
                            "%00",
                            "%2e%2e%2fdesk",
                            "%F0%9F%98%80",
                            garbage(40),
                            garbage(LONG),
                            "ffffffff-ffff-ffff-ffff-ffffffffffff")
                    : Stream.of("no-such-slug", "%00", "A%20B", "..%2f..", garbage(LONG));
            wrong.filter(value -> !isIdOfYourOwn(value))
                    .forEach(value -> add("path " + shortened(value), address(value), headers(), body()));
        }
        add("matrix parameter", address() + ";admin=true", headers(), body());
        add("encoded slash", address() + "%2F", headers(), body());
        add("dot segment", address() + "/../articles", headers(), body());
    }

    private void queries() {
        addQuery("unknown parameter", "nonsense=1");
        addQuery("not UTF-8", "limit=%ff%fe");
        for (var parameter : operation.parameters("query")) {
            var name = parameter.path("name").asText();
            if (!parameter.path("schema").path("type").asText().equals("array")) {
                addQuery("repeated parameter", name + "=1&" + name + "=2");
            }
            addQuery("NUL in a parameter", name + "=%00");
            addQuery("too long a parameter", name + "=" + garbage(LONG));
            wrongTexts(name, operation.contract().resolve(parameter.path("schema")))
                    .forEach(value -> addQuery(
                            "parameter " + name, name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
    }

    private Stream<String> wrongTexts(String name, JsonNode schema) {
        if (name.equals("cursor")) {
            return Stream.of("x", "AAAA", "====", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "😀", garbage(300));
        }
        if (schema.path("type").asText().equals("array")) {
            return Stream.concat(
                    Stream.of(
                            ",",
                            ",x",
                            "x,,x",
                            ",x".repeat(schema.path("maxItems").asInt()) + "x"),
                    wrongTexts(name, operation.contract().resolve(schema.path("items")))
                            .filter(text -> !text.isEmpty()));
        }
        if (name.equals("sort")) {
            return Stream.of("headline", "-publishedat", "+publishedAt", "publishedAt,-updatedAt");
        }
        if (schema.has("enum")) {
            return Stream.of("nonsense", "", "LIVE", "1", "news;opinion");
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> Stream.of("", "x", "0", "-1", "1.5", "1e3", "0x10", "2147483648", "٣", "9".repeat(400));
            case "boolean" -> Stream.of("", "yes", "1", "TRUE", "true,false");
            default ->
                schema.path("format").asText().equals("uuid")
                        ? Stream.of("", "x", "1-1-1-1-1", "' or 1=1 --", "{0197a000-0005-7000-8000-000000000012}")
                        : schema.has("maxLength")
                                ? Stream.of("x".repeat(schema.path("maxLength").asInt() + 1))
                                : Stream.of();
        };
    }

    private void preconditions() {
        if (!operation.takesVersion()) {
            return;
        }
        for (var tag : List.of("3", "\"", "\"999999\"", "W/\"0\"", "\"0\" \"0\"", ",", "**", "\"é\"", "")) {
            var headers = headers();
            headers.put("If-Match", tag);
            add("If-Match " + tag, address(), headers, body());
        }
        var none = headers();
        none.remove("If-Match");
        add("no version", address(), none, body());
        if (operation.method().equals("PUT") && operation.id().startsWith("replace")) {
            for (var tag : List.of("\"0\"", "x", "*")) {
                var headers = headers();
                headers.remove("If-Match");
                headers.put("If-None-Match", tag);
                add("If-None-Match " + tag, address(), headers, body());
            }
        }
    }

    private void tokens() {
        var wrong = new ArrayList<>(
                List.of("Bearer x", "Bearer  ", "bearer null", "Bearer " + garbage(4_000), "Bearer a b c", "Bearer ,"));
        if (operation.isDesk()) {
            wrong.addAll(List.of("", "x", "Basic YWRtaW46YWRtaW4=", "Negotiate", "Bearer"));
        }
        for (var authorization : wrong) {
            var headers = headers();
            headers.put("Authorization", authorization);
            add("Authorization " + shortened(authorization), address(), headers, false, body());
        }
        if (operation.isDesk()) {
            add("no token", address(), headers(), false, body());
        }
    }

    private void bodies() {
        for (var broken : List.of(
                "{",
                "}",
                "{\"a\":}",
                "{'a':1}",
                "{a:1}",
                "[1,",
                "{} {}",
                "{},",
                "\"",
                "tru",
                "null",
                "[]",
                "1",
                "\"text\"",
                "true",
                "\u0001",
                "\ufeff{}x",
                "{\"nonsense\":1,\"nonsense\":2}",
                "{\"\":1}",
                "{\"nonsense\":\"" + NUL + "\"}",
                "{\"nonsense\":\"" + HALF_AN_EMOJI + "\"}",
                "{\"" + HALF_AN_EMOJI + "\":1}",
                "[".repeat(DEEP),
                "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
                "{\"nonsense\":" + "9".repeat(10_000) + "}",
                "{\"nonsense\":NaN}",
                "{\"nonsense\":1e99999999999}",
                "<article/>",
                garbage(300))) {
            add("body " + shortened(broken), address(), headers(), broken.getBytes(StandardCharsets.UTF_8));
        }
        var latin1 = new ByteArrayOutputStream();
        latin1.writeBytes("{\"nonsense\":\"".getBytes(StandardCharsets.UTF_8));
        latin1.writeBytes(new byte[] {(byte) 0xe9, (byte) 0xff, (byte) 0xc0, (byte) 0x80});
        latin1.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        add("body not in UTF-8", address(), headers(), latin1.toByteArray());
        for (var encoding : List.of("UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE")) {
            add("body in " + encoding, address(), headers(), "{\"a\":1}".getBytes(Charset.forName(encoding)));
        }
        if (operation.needsBody()) {
            add("no body", address(), headers(), null);
            add("empty body", address(), headers(), new byte[0]);
            add("blank body", address(), headers(), " \n".getBytes(StandardCharsets.UTF_8));
            for (var type : List.of(
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "image/png",
                    "nonsense",
                    "application/json/",
                    "*/*")) {
                mediaType(type);
            }
        }
    }

    private void mediaType(String type) {
        var headers = headers();
        headers.put("Content-Type", type);
        add("media type " + type, address(), headers, body());
        add("empty body that is said to be " + type, address(), headers, new byte[0]);
    }

    /** Each field of the example in turn gets what it cannot be. */
    private void fields() {
        var schema = operation.bodySchema();
        var unknown = example();
        unknown.put("nonsense", 1);
        addBody("unknown field", unknown);
        damage("", schema, example(), value -> value);
    }

    /** Puts a damaged part back into the whole. */
    private interface Whole {
        JsonNode around(JsonNode part);
    }

    private void damage(String at, JsonNode schema, ObjectNode sound, Whole whole) {
        for (var required : schema.path("required")) {
            var name = required.asText();
            if (!operation.method().equals("PATCH")) {
                addBody(
                        "without " + at + "/" + name,
                        whole.around(sound.deepCopy().without(name)));
            }
            addBody("null for " + at + "/" + name, whole.around(with(sound, name, JSON.nullNode())));
        }
        schema.path("properties").properties().forEach(property -> {
            var name = property.getKey();
            var type = operation.contract().resolve(property.getValue());
            var place = at + "/" + name;
            wrongValues(type)
                    .forEach(value -> addBody(
                            place + " = " + shortened(value.toString()), whole.around(with(sound, name, value))));
            if (type.path("type").asText().equals("string")) {
                // An escape that Jackson would never write by itself.
                for (var escape : List.of(NUL, HALF_AN_EMOJI)) {
                    var text = whole.around(with(sound, name, JSON.textNode("ESCAPE")))
                            .toString();
                    add(
                            place + " with " + escape,
                            address(),
                            headers(),
                            text.replace("ESCAPE", "a" + escape + "b").getBytes(StandardCharsets.UTF_8));
                }
            }
            if (sound.path(name) instanceof ObjectNode inner) {
                damage(place, type, inner, part -> whole.around(with(sound, name, part)));
            } else if (sound.path(name).path(0) instanceof ObjectNode item) {
                damage(
                        place + "/0",
                        operation.contract().resolve(type.path("items")),
                        item,
                        part -> whole.around(with(sound, name, JSON.arrayNode().add(part))));
            }
        });
    }

    private Stream<JsonNode> wrongValues(JsonNode schema) {
        var wrong = new ArrayList<JsonNode>();
        var type = schema.path("type").asText();
        if (!type.equals("string")) {
            wrong.add(JSON.textNode("x"));
            wrong.add(JSON.textNode(""));
        }
        if (!type.equals("integer") && !type.equals("number")) {
            wrong.add(JSON.numberNode(7));
        }
        if (!type.equals("boolean")) {
            wrong.add(JSON.booleanNode(true));
        }
        if (!type.equals("array")) {
            wrong.add(JSON.arrayNode());
            wrong.add(JSON.arrayNode().add("x"));
        }
        if (!type.equals("object")) {
            wrong.add(JSON.objectNode().put("x", 1));
        }
        switch (type) {
            case "integer" -> {
                wrong.add(JSON.numberNode(1.5));
                wrong.add(JSON.numberNode(Integer.MAX_VALUE + 1L));
                wrong.add(JSON.numberNode(1e300));
                wrong.add(JSON.textNode("1"));
                Stream.of("minimum", "maximum")
                        .filter(schema::has)
                        .forEach(bound -> wrong.add(
                                JSON.numberNode(schema.path(bound).asInt() + (bound.equals("minimum") ? -1 : 1))));
            }
            case "array" -> {
                wrong.add(JSON.arrayNode().addNull());
                wrong.add(JSON.arrayNode().add(JSON.arrayNode()));
                wrong.add(JSON.arrayNode().add(7));
                if (schema.has("maxItems")) {
                    wrong.add(many(schema.path("maxItems").asInt() + 1));
                }
            }
            case "object" -> wrong.add(JSON.objectNode().put("nonsense", 1));
            case "string" -> {
                if (schema.has("maxLength")) {
                    wrong.add(JSON.textNode("x".repeat(schema.path("maxLength").asInt() + 1)));
                }
                if (schema.has("pattern") || schema.has("format")) {
                    wrong.add(JSON.textNode(" "));
                    wrong.add(JSON.textNode(""));
                }
                if (schema.has("enum") || schema.has("format")) {
                    wrong.add(JSON.textNode("nonsense"));
                    wrong.add(JSON.textNode("2026-02-30T25:00:00Z"));
                }
            }
            default -> {
                // an object by reference, or anything
            }
        }
        return wrong.stream();
    }

    private static ArrayNode many(int count) {
        var array = JSON.arrayNode();
        for (var i = 0; i < count; i++) {
            array.add("x" + i);
        }
        return array;
    }

    private static ObjectNode with(ObjectNode object, String name, JsonNode value) {
        var copy = object.deepCopy();
        copy.set(name, value);
        return copy;
    }

    private void addQuery(String flaw, String query) {
        add(flaw, address() + "?" + query, headers(), body());
    }

    private void addBody(String flaw, JsonNode body) {
        add(flaw, address(), headers(), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void add(String flaw, String address, Map<String, String> headers, byte @Nullable [] body) {
        add(flaw, address, headers, operation.isDesk(), body);
    }

    private void add(
            String flaw, String address, Map<String, String> headers, boolean authorized, byte @Nullable [] body) {
        all.add(new Request(operation.id() + ", " + flaw, operation.method(), address, headers, authorized, body));
    }

    private static final String VARIABLE = "\\{[a-z]+}";

    private String address() {
        return filled(operation.path());
    }

    /** With this value in the first place of the path that takes one. */
    private String address(String value) {
        return filled(operation.path().replaceFirst(VARIABLE, Matcher.quoteReplacement(value)));
    }

    private String filled(String path) {
        for (var parameter : operation.parameters("path")) {
            path = path.replace(
                    "{" + parameter.path("name").asText() + "}",
                    parameter.path("example").asText());
        }
        return path;
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        if (operation.takesBody()) {
            headers.put("Content-Type", operation.mediaType());
        }
        if (operation.takesVersion()) {
            headers.put("If-Match", "*");
        }
        return headers;
    }

    private byte @Nullable [] body() {
        if (!operation.takesBody()) {
            return null;
        }
        var text = operation.takesJson()
                ? example().toString()
                : operation.exampleBody().asText();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode example() {
        return operation.exampleBody().deepCopy();
    }

    private String garbage(int length) {
        return random.ints(length, 'A', 'Z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
