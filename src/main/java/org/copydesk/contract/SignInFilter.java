package org.copydesk.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Where people sign in with an OpenID provider, the contract that is served offers it beside the tokens. */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public class SignInFilter implements OASFilter {

    private static final String SIGN_IN = "signIn";

    private final boolean enabled = ConfigProvider.getConfig()
            .getOptionalValue("copydesk.oidc.enabled", Boolean.class)
            .orElse(false);

    @Override
    public Operation filterOperation(Operation operation) {
        if (enabled && operation.getSecurity() != null) {
            var either = new ArrayList<>(operation.getSecurity());
            either.add(OASFactory.createSecurityRequirement().addScheme(SIGN_IN));
            operation.setSecurity(either);
        }
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (enabled) {
            var url = ConfigProvider.getConfig().getValue("copydesk.oidc.url", String.class);
            Objects.requireNonNull(contract.getComponents())
                    .addSecurityScheme(
                            SIGN_IN,
                            OASFactory.createSecurityScheme()
                                    .type(SecurityScheme.Type.OPENIDCONNECT)
                                    .openIdConnectUrl(url.replaceAll("/+$", "") + "/.well-known/openid-configuration")
                                    .description("An account of the newsroom."));
        }
    }
}
