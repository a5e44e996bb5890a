package org.copydesk.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.copydesk.database.JsonColumns;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One part in which two proposals differ.
 *
 * @param pointer where, as a JSON pointer into the proposal
 */
@Schema(name = "ImportDifference")
record Difference(
        String pointer, @Nullable Object before, @Nullable Object after) {

    static List<Difference> between(Proposal before, Proposal after) {
        var differences = new ArrayList<Difference>();
        collect("", JsonColumns.MAPPER.valueToTree(before), JsonColumns.MAPPER.valueToTree(after), differences);
        return differences;
    }

    private static void collect(
            String pointer, @Nullable JsonNode before, @Nullable JsonNode after, List<Difference> differences) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            var names = new LinkedHashSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> collect(pointer + "/" + name, before.get(name), after.get(name), differences));
        } else if (before != null && after != null && before.isArray() && after.isArray()) {
            for (var i = 0; i < Math.max(before.size(), after.size()); i++) {
                collect(pointer + "/" + i, before.get(i), after.get(i), differences);
            }
        } else {
            differences.add(new Difference(pointer, plain(before), plain(after)));
        }
    }

    private static @Nullable Object plain(@Nullable JsonNode node) {
        return JsonColumns.MAPPER.convertValue(node, Object.class);
    }
}
