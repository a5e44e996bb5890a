package org.copydesk.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds the answers of the running service to the contract: their statuses, their headers, and each field of them. */
public class ContractCheck implements Filter {

    /** Of the protocol, whatever is asked for. */
    private static final Set<Integer> OF_NO_OPERATION = Set.of(405, 406, 414, 500);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contract contract;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> read = new HashMap<>();

    public ContractCheck() {
        try {
            contract = Contract.read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var answer = context.next(request, expected);
        var path = request.getURI().replaceFirst("^[a-z]+://[^/]+", "").replaceFirst("[?#].*", "");
        contract.operation(request.getMethod(), path)
                .map(operation -> flaws(operation, answer))
                .filter(flaws -> !flaws.isEmpty())
                .ifPresent(flaws -> {
                    throw new AssertionError("%s %s: %d %s%n%s"
                            .formatted(request.getMethod(), path, answer.statusCode(), flaws, answer.asString()));
                });
        return answer;
    }

    private String flaws(Contract.Operation operation, Response answer) {
        var status = answer.statusCode();
        if (OF_NO_OPERATION.contains(status)) {
            return "";
        }
        var promised = operation.answer(status);
        if (promised.isMissingNode()) {
            return "is a status that the contract does not know";
        }
        var silent = new TreeSet<>(headers(answer));
        silent.removeAll(operation.headers(status));
        if (!silent.isEmpty()) {
            return "has headers that the contract does not tell: " + silent;
        }
        var type = answer.contentType().replaceFirst(";.*", "");
        var content = promised.path("content");
        if (type.isEmpty() && content.isMissingNode()) {
            return "";
        }
        if (!content.has(type)) {
            return "is of the type " + type;
        }
        return type.endsWith("json") ? flaws(content.path(type).path("schema"), answer.asString()) : "";
    }

    String flaws(JsonNode schema, String body) {
        try {
            return read.computeIfAbsent(schema, this::read).validate(JSON.readTree(body)).stream()
                    .map(Error::toString)
                    .collect(Collectors.joining("\n"));
        } catch (JsonProcessingException e) {
            return "is no JSON";
        }
    }

    /** The schemas that it refers to stand beside it. */
    private Schema read(JsonNode schema) {
        var whole = JSON.createObjectNode();
        whole.set("components", contract.json().path("components"));
        whole.putArray("allOf").add(schema);
        return schemas.getSchema(whole);
    }

    /** Those of an answer that the contract speaks of anywhere. */
    Set<String> headers(Response answer) {
        return answer.headers().asList().stream()
                // Where nothing is promised for a while, nobody needs to be told.
                .filter(header -> !header.getValue().equals("no-store"))
                .map(Header::getName)
                .flatMap(name -> contract.json()
                        .at("/components/headers")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(name::equalsIgnoreCase))
                .collect(Collectors.toSet());
    }
}
