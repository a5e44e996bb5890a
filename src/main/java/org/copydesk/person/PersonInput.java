package org.copydesk.person;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.copydesk.words.Name;
import org.copydesk.words.Visible;
import org.copydesk.words.WebAddress;
import org.jspecify.annotations.Nullable;

/** @param sameAs addresses of pages that identify the person (schema.org {@code sameAs}) */
@JsonIgnoreProperties({"id", "createdAt", "updatedAt"})
record PersonInput(
        @NotNull Person.Kind kind,
        @Visible @Size(max = 200) String name,
        @Size(max = 20) List<@Visible @Size(max = 200) String> aliases,
        @Size(max = 200) @Nullable String jobTitle,
        @Size(max = 200) @Nullable String affiliation,
        @Size(max = 20) List<@NotNull @WebAddress String> sameAs,
        @Nullable Integer version) {

    PersonInput {
        aliases = aliases == null ? List.of() : aliases;
        sameAs = sameAs == null ? List.of() : sameAs;
    }

    Person toPerson(UUID id) {
        var person = new Person();
        person.id = id;
        applyTo(person);
        return person;
    }

    void applyTo(Person person) {
        person.kind = kind;
        person.name = Name.of(name);
        person.aliases = aliases.stream().map(Name::of).toList();
        person.jobTitle = jobTitle;
        person.affiliation = affiliation;
        person.sameAs = sameAs;
    }

    static PersonInput of(Person person) {
        return new PersonInput(
                person.kind,
                person.name,
                person.aliases,
                person.jobTitle,
                person.affiliation,
                person.sameAs,
                person.version);
    }
}
