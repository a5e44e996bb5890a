package org.copydesk.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stands around the reading of every JSON body: refuses text that PostgreSQL cannot keep, says faults in our words. */
@Provider
class JsonBody implements ReaderInterceptor {

    private static final JsonFactory PLAIN = new JsonFactory();

    @Inject
    ResourceInfo resource;

    @Inject
    ObjectMapper json;

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        // The body is whole by now (BodyLimit); to read where there is none would wait for it in vain.
        var stream = body.getInputStream();
        if (stream.available() == 0) {
            return nothing();
        }
        // Quarkus would make a record with one text of any plain text, read a body of type */* unchecked, and take one
        // without a type for what the address wants.
        if (!isJson(body.getMediaType()) || !body.getHeaders().containsKey(HttpHeaders.CONTENT_TYPE)) {
            throw new NotSupportedException();
        }
        var bytes = stream.readAllBytes();
        var text = decode(bytes);
        body.setInputStream(new ByteArrayInputStream(bytes));
        Object read;
        try {
            // Only an escape can hide what valid UTF-8 cannot hold.
            if (text.contains("\\u")) {
                refuseUnstorable(text);
            }
            read = body.proceed();
        } catch (JsonProcessingException e) {
            throw refusal(e, text, body.getGenericType());
        } catch (WebApplicationException e) {
            throw e.getCause() instanceof JsonProcessingException fault
                    ? refusal(fault, text, body.getGenericType())
                    : e;
        }
        if (read != null) {
            return read;
        }
        if (text.isBlank()) {
            return nothing();
        }
        throw Refusal.badRequest("The body must be a JSON object, not null.");
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().toLowerCase(Locale.ROOT).endsWith("json");
    }

    private @Nullable Object nothing() {
        if (Parameters.of(resource.getResourceMethod()).bodyOptional()) {
            return null;
        }
        throw missing();
    }

    private RuntimeException refusal(JsonProcessingException fault, String text, Type type) {
        try {
            return JsonFaults.refusal(fault, json.readTree(text), type, json);
        } catch (JsonProcessingException unreadable) {
            return JsonFaults.refusal(fault);
        }
    }

    static Refusal missing() {
        return Refusal.badRequest("This address needs a JSON body; the one that came is empty.");
    }

    private static String decode(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // UTF-16 and UTF-32, which the parser would recognise, pass for UTF-8 full of NULs.
            if (text.indexOf('\0') >= 0) {
                throw otherEncoding();
            }
            return text;
        } catch (CharacterCodingException e) {
            throw otherEncoding();
        }
    }

    private static Refusal otherEncoding() {
        return Refusal.badRequest("The body is not JSON in UTF-8. Send it in UTF-8, without a byte order mark.");
    }

    private static void refuseUnstorable(String text) throws IOException {
        try (var parser = PLAIN.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                    refuseUnstorable(parser);
                }
            }
        }
    }

    private static void refuseUnstorable(JsonParser parser) throws IOException {
        var text = parser.getText();
        var flaw = text.indexOf('\0') >= 0
                ? "holds the character NUL (U+0000)"
                : text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                        ? "holds half of a surrogate pair"
                        : null;
        if (flaw == null) {
            return;
        }
        if (parser.hasToken(JsonToken.FIELD_NAME)) {
            var parent = parser.getParsingContext().getParent();
            throw Refusal.invalid()
                    .at(parent == null ? "" : parent.pathAsPointer().toString(), "has a field whose name " + flaw);
        }
        throw Refusal.invalid()
                .at(parser.getParsingContext().pathAsPointer().toString(), flaw + ", which no text can keep");
    }
}
