package org.copydesk.edition;

import java.util.UUID;
import org.copydesk.person.Person;
import org.jspecify.annotations.Nullable;

public record PublishedPerson(
        UUID id,
        Person.Kind kind,
        String name,
        @Nullable String jobTitle,
        @Nullable String affiliation) {

    static PublishedPerson of(Person person) {
        return new PublishedPerson(person.id, person.kind, person.name, person.jobTitle, person.affiliation);
    }
}
