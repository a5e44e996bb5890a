package org.copydesk.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import org.copydesk.auth.Roles;
import org.copydesk.quote.Quotes;
import org.copydesk.quote.RuleQuality;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/desk/imports/quality")
@Tag(name = "Desk: imports")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskImportQualityResource {

    @Inject
    Quotes quotes;

    @Schema(name = "ExtractionQuality")
    record Quality(Verdicts all, List<Verdicts> rules) {}

    /**
     * @param rule null for all rules together
     * @param corrected right words of somebody, but not these, or not of this speaker
     * @param open wait for an editor
     * @param precision how many of those decided on were right as they were found, from 0 to 1; null before the first
     */
    @Schema(name = "ExtractionVerdicts")
    record Verdicts(
            @Nullable String rule,
            long confirmed,
            long corrected,
            long rejected,
            long open,
            @Nullable Double precision) {

        static Verdicts of(@Nullable String rule, List<RuleQuality> rules) {
            var confirmed = sum(rules, RuleQuality::confirmed);
            var corrected = sum(rules, RuleQuality::corrected);
            var rejected = sum(rules, RuleQuality::rejected);
            var decided = confirmed + corrected + rejected;
            return new Verdicts(
                    rule,
                    confirmed,
                    corrected,
                    rejected,
                    sum(rules, RuleQuality::open),
                    decided == 0 ? null : Math.round(1000.0 * confirmed / decided) / 1000.0);
        }

        private static long sum(List<RuleQuality> rules, ToLongFunction<RuleQuality> count) {
            return rules.stream().mapToLong(count).sum();
        }
    }

    @GET
    @Operation(
            operationId = "getImportQuality",
            summary = "Read how often editors found the extracted quotes right, in all and by rule")
    public Quality get() {
        var rules = quotes.quality();
        return new Quality(
                Verdicts.of(null, rules),
                rules.stream()
                        .map(rule -> Verdicts.of(rule.rule(), List.of(rule)))
                        .toList());
    }
}
