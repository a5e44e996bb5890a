package org.copydesk.contract;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.copydesk.http.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** With which statuses and headers an operation is answered. */
class Answers {

    private static final String NOT_MODIFIED = "NotModified";

    /** It tells the cache nothing of what it shows, so that no answer is kept and none is tagged. */
    private static final String KEPT_BY_NOBODY = "getPreview";

    /** What belongs to one article, of which a tombstone may have taken the place. */
    private static final Set<String> OF_ONE_ARTICLE = Set.of(
            "getArticle", "getArticleBySlug", "getHistory", "listComments", "postComment", "getQuote", "getQuoteChain");

    private static final Map<String, String> HEADERS = headers();

    private static final Map<String, String> PROBLEMS = problems();

    /** Which header a problem bears. */
    private static final Map<String, String> HEADER_OF_PROBLEM =
            Map.of("401", "WWW-Authenticate", "412", "ETag", "503", "Retry-After");

    private Answers() {}

    static void define(Components components) {
        HEADERS.forEach((name, words) -> components.addHeader(
                name, OASFactory.createHeader().description(words).schema(text())));
        components.addResponse(
                NOT_MODIFIED,
                withHeaders(
                        OASFactory.createAPIResponse().description("If-None-Match names the entity tag of the answer."),
                        List.of(
                                "ETag",
                                "Cache-Control",
                                "Cache-Tag",
                                "Surrogate-Key",
                                "Cache-Status",
                                "Last-Modified",
                                "Link")));
        PROBLEMS.forEach((status, words) -> components.addResponse(
                problem(status),
                withHeaders(
                        OASFactory.createAPIResponse()
                                .description(words)
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                Problem.MEDIA_TYPE,
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref(ProblemSchema.NAME)))),
                        Stream.ofNullable(HEADER_OF_PROBLEM.get(status)).toList())));
    }

    static void tell(HttpMethod method, Operation operation, Endpoint endpoint) {
        var kept = method == HttpMethod.GET
                && endpoint.right().isForEverybody()
                && !endpoint.operation().equals(KEPT_BY_NOBODY);
        success(operation, endpoint, kept);
        var responses = operation.getResponses();
        if (kept) {
            responses.addAPIResponse("304", OASFactory.createAPIResponse().ref(NOT_MODIFIED));
        }
        problems(method, operation, endpoint)
                .forEach(status -> responses.addAPIResponse(
                        status, OASFactory.createAPIResponse().ref(problem(status))));
    }

    private static void success(Operation operation, Endpoint endpoint, boolean kept) {
        var responses = operation.getResponses();
        var ok = responses.getAPIResponse("200");
        if (ok == null) {
            return;
        }
        if (endpoint.status() != HttpResponseStatus.OK.code()) {
            var status = HttpResponseStatus.valueOf(endpoint.status());
            responses.removeAPIResponse("200");
            responses.addAPIResponse(Integer.toString(status.code()), ok.description(status.reasonPhrase()));
        }
        withHeaders(ok, headers(endpoint, kept));
        var moved = responses.getAPIResponse("301");
        if (moved != null) {
            withHeaders(moved, List.of("Location"));
        }
        if (endpoint.makesOrReplaces()) {
            var created = OASFactory.createAPIResponse()
                    .description("Created, because If-None-Match was *")
                    .content(ok.getContent());
            responses.addAPIResponse("201", withHeaders(created, List.of("ETag", "Location")));
        }
    }

    private static List<String> headers(Endpoint endpoint, boolean kept) {
        var headers = new ArrayList<String>();
        if (endpoint.answersVersion()) {
            headers.add("ETag");
            if (endpoint.status() == HttpResponseStatus.CREATED.code()) {
                headers.add("Location");
            }
        }
        if (endpoint.isIdempotent()) {
            headers.add("Idempotency-Replayed");
        }
        if (endpoint.answersPage()) {
            headers.add("Link");
        }
        if (kept) {
            headers.addAll(List.of("ETag", "Cache-Control", "Cache-Tag", "Surrogate-Key", "Cache-Status"));
            if (endpoint.answersArticle()) {
                headers.add("Last-Modified");
            }
        }
        return headers;
    }

    private static List<String> problems(HttpMethod method, Operation operation, Endpoint endpoint) {
        // A bad token is refused even where none is needed.
        var problems = new ArrayList<>(List.of("400", "401", "503"));
        if (!endpoint.right().isForEverybody()) {
            problems.add("403");
        }
        if (Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
                .anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            problems.add("404");
        }
        if (OF_ONE_ARTICLE.contains(endpoint.operation())) {
            problems.add("410");
        }
        if (method != HttpMethod.GET) {
            problems.add("409");
        }
        if (method != HttpMethod.GET && method != HttpMethod.DELETE) {
            problems.add("422");
        }
        if (operation.getRequestBody() != null) {
            problems.addAll(List.of("413", "415"));
        }
        if (endpoint.takesVersion()) {
            problems.addAll(List.of("412", "428"));
        }
        if (endpoint.operation().equals("runBatch")) {
            // As the operation in it that is refused.
            problems.addAll(List.of("404", "412", "428"));
        }
        return problems;
    }

    private static APIResponse withHeaders(APIResponse answer, List<String> names) {
        names.forEach(name -> answer.addHeader(name, OASFactory.createHeader().ref(name)));
        return answer;
    }

    private static String problem(String status) {
        return ProblemSchema.NAME + status;
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ETag", "The entity tag: of a record's version at the desk, of the answer's bytes for readers.");
        headers.put("Location", "The path of what was made, or of where it is, without a host.");
        headers.put("Link", "The first and the next page (RFC 8288), as rel=\"first\" and rel=\"next\".");
        headers.put(
                "Last-Modified",
                "When the article became what is shown; not where comments are included. Ask by the ETag:"
                        + " `If-Modified-Since` alone is never answered 304.");
        headers.put("Cache-Control", "How long it may be kept: never beyond the next change that is planned.");
        headers.put("Cache-Tag", "What it shows, with commas between: a shared cache can drop it by these.");
        headers.put("Surrogate-Key", "The same as Cache-Tag, with blanks between.");
        headers.put("Cache-Status", "Says `copydesk; hit` where the answer lay ready (RFC 9211).");
        headers.put("Idempotency-Replayed", "Says true where the request was answered before and nothing was done.");
        headers.put("Retry-After", "In how many seconds to try again.");
        headers.put("WWW-Authenticate", "How to authenticate, and whether it was the token that was refused.");
        return headers;
    }

    private static Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        problems.put("400", "The request is malformed; errors names each bad field or parameter.");
        problems.put("401", "No token where one is needed, or one that is unknown, expired or revoked.");
        problems.put("403", "The role of the token, or the sections it is limited to, do not allow this.");
        problems.put("404", "There is no such thing, or the caller may not see it.");
        problems.put("409", "The state of the record, or another record, forbids it.");
        problems.put("410", "The article was retracted; the problem says when and why.");
        problems.put(
                "412",
                "Somebody else was faster; currentVersion, as a rule, names the version to read. Or there is such a record"
                        + " already, and If-None-Match was *.");
        problems.put("413", "The body is too large.");
        problems.put("415", "The body is of a type that is not taken here.");
        problems.put("422", "It is well-formed, but does not fit the records it speaks of.");
        problems.put("428", "The write names no version.");
        problems.put("503", "The database does not answer; Retry-After tells when to try again.");
        return problems;
    }
}
