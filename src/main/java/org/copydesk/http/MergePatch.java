package org.copydesk.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

/** Changes some fields of a record (RFC 7396): what is absent stays, what is null goes. */
@Singleton
public class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    @Inject
    ObjectMapper json;

    @Inject
    Validator validator;

    /** The record as it is after the patch, read and validated as strictly as a whole body would be. */
    public <T> T apply(T current, JsonNode patch, Class<T> type) {
        if (!patch.isObject()) {
            throw Refusal.badRequest("A merge patch is a JSON object of the fields to change.");
        }
        var whole = merge(json.valueToTree(current), patch);
        T merged;
        try {
            merged = json.treeToValue(whole, type);
        } catch (JsonProcessingException e) {
            throw JsonFaults.refusal(e, whole, type, json);
        }
        var violations = validator.validate(merged);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return merged;
    }

    /** The version that the patch itself names: the merged record would always name the current one. */
    public static @Nullable Integer version(JsonNode patch) {
        var version = patch.get("version");
        if (version == null || version.isNull()) {
            return null;
        }
        if (!version.isInt()) {
            throw Refusal.invalid().at("/version", "must be a whole number");
        }
        return version.intValue();
    }

    private JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = target.isObject() ? (ObjectNode) target : json.createObjectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                var before = merged.get(field.getKey());
                merged.set(field.getKey(), merge(before == null ? json.createObjectNode() : before, field.getValue()));
            }
        });
        return merged;
    }
}
