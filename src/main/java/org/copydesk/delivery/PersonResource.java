package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.edition.Calm;
import org.copydesk.edition.LiveQuoteLists.Order;
import org.copydesk.edition.QuoteWish;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.copydesk.person.Person;
import org.copydesk.person.PersonFilter;
import org.copydesk.person.Persons;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Persons exist for readers as far as a published article names them: a record made for a draft would tell of it. */
@Path("/persons")
@Tag(name = "Delivery: persons")
@PermitAll
class PersonResource {

    @Inject
    Calm calm;

    @Inject
    LiveQuotes quotes;

    @Inject
    Shown shown;

    @Inject
    Persons persons;

    record PersonView(
            UUID id,
            Person.Kind kind,
            String name,
            List<String> aliases,
            @Nullable String jobTitle,
            @Nullable String affiliation,
            List<String> sameAs) {

        static PersonView of(Person person) {
            return new PersonView(
                    person.id,
                    person.kind,
                    person.name,
                    person.aliases,
                    person.jobTitle,
                    person.affiliation,
                    person.sameAs);
        }
    }

    @GET
    @Operation(operationId = "listPersons", summary = "List the persons whom published articles name, or find them")
    public Listing<PersonView> list(@Valid @BeanParam PersonFilter filter, @BeanParam PageRequest page) {
        shown.articles();
        shown.persons();
        shown.unchangedFor(calm.seconds());
        return persons.listLive(filter, page.of(filter.ids())).map(PersonView::of);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPerson", summary = "Read about a person whom a published article names")
    public PersonView get(UUID id) {
        shown.articles();
        shown.person(id);
        shown.unchangedFor(calm.seconds());
        return persons.live(id)
                .map(PersonView::of)
                .orElseThrow(() -> Refusal.notFound("No published article names a person with the id '%s'.", id));
    }

    @GET
    @Path("{id}/quotes")
    @Operation(
            operationId = "listQuotesOfPerson",
            summary = "List what a person said in published articles, newest first")
    public Listing<QuoteView> quotes(
            UUID id,
            @QueryParam("q") @Size(max = 200) @Parameter(description = QuoteFilter.WORDS) @Nullable String words,
            @BeanParam PageRequest page) {
        return quotes.list(QuoteWish.by(get(id).id(), words), Order.NEWEST, page);
    }
}
