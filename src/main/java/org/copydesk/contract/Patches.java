package org.copydesk.contract;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * What merge patches may hold (RFC 7396): of the fields of the whole any or none, and null for those that it can be without.
 * An object in it is patched in its turn, a list is replaced.
 */
class Patches {

    private final Components components;

    Patches(Components components) {
        this.components = components;
    }

    /** A reference to the schema of what changes the whole of this name. */
    Schema of(String whole) {
        var name = whole.replaceFirst("Input$", "") + "Patch";
        if (!components.getSchemas().containsKey(name)) {
            components.addSchema(
                    name,
                    patchOf(schema(whole))
                            .description("The fields of %s to change; null takes a field away.".formatted(whole)));
        }
        return OASFactory.createSchema().ref(name);
    }

    private Schema patchOf(Schema whole) {
        var patch = OASFactory.createSchema().addType(SchemaType.OBJECT);
        var required = Objects.requireNonNullElse(whole.getRequired(), List.<String>of());
        whole.getProperties()
                .forEach((field, schema) -> patch.addProperty(field, part(schema, required.contains(field))));
        return patch;
    }

    /** Without its default: what is left out stays as it is. */
    private Schema part(Schema schema, boolean required) {
        if (schema.getRef() != null) {
            var part = reference(nameOf(schema));
            return required
                    ? part
                    : OASFactory.createSchema()
                            .anyOf(List.of(part, OASFactory.createSchema().addType(SchemaType.NULL)));
        }
        var part = OASFactory.createSchema();
        part.setAll(schema.getAll());
        part.setDefaultValue(null);
        if (!required) {
            part.setType(List.of(schema.getType().get(0), SchemaType.NULL));
        }
        return part;
    }

    private Schema reference(String name) {
        return schema(name).getProperties() == null ? OASFactory.createSchema().ref(name) : of(name);
    }

    private Schema schema(String name) {
        return Objects.requireNonNull(components.getSchemas().get(name));
    }

    private static String nameOf(Schema reference) {
        return reference.getRef().substring(reference.getRef().lastIndexOf('/') + 1);
    }
}
