package org.copydesk.article;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.copydesk.person.Person;

/** Who made a part of the story, and which: writer, photographer, translator. */
@Embeddable
public class Creator {

    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;

    public String role;

    static Creator of(Person person, String role) {
        var creator = new Creator();
        creator.person = person;
        creator.role = role;
        return creator;
    }
}
