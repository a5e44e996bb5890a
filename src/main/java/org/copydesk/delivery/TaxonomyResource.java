package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.copydesk.cache.Shown;
import org.copydesk.edition.Calm;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.taxonomy.SectionFilter;
import org.copydesk.taxonomy.Sections;
import org.copydesk.taxonomy.TagFilter;
import org.copydesk.taxonomy.Tags;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/")
@Tag(name = "Delivery: sections and tags")
@PermitAll
class TaxonomyResource {

    @Inject
    Sections sections;

    @Inject
    Tags tags;

    @Inject
    Calm calm;

    @Inject
    Shown shown;

    record TermView(String slug, String name, @Nullable String description) {}

    @GET
    @Path("sections")
    @Operation(operationId = "listSections", summary = "List the sections in the newsroom's order, or find some")
    public Listing<TermView> sections(@Valid @BeanParam SectionFilter filter, @BeanParam PageRequest page) {
        shown.sections();
        return sections.list(filter, page)
                .map(section -> new TermView(section.slug, section.name, section.description));
    }

    @GET
    @Path("tags")
    @Operation(operationId = "listTags", summary = "List the tags of published articles by slug, or find some")
    public Listing<TermView> tags(@Valid @BeanParam TagFilter filter, @BeanParam PageRequest page) {
        shown.tags();
        shown.articles();
        shown.unchangedFor(calm.seconds());
        return tags.listPublished(filter, page).map(tag -> new TermView(tag.slug, tag.name, tag.description));
    }
}
