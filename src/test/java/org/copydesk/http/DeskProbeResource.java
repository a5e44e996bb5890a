package org.copydesk.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import org.jboss.resteasy.reactive.RestResponse;

/** One method with a permission, one that forgot it. */
@Path("/desk/probe")
public class DeskProbeResource {

    @GET
    @PermitAll
    public RestResponse<String> permitted() {
        var cached = new CacheControl();
        cached.setMaxAge(60);
        return RestResponse.ResponseBuilder.ok("permitted").cacheControl(cached).build();
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "forgotten";
    }
}
