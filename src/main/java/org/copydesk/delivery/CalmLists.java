package org.copydesk.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import java.util.function.Supplier;
import org.copydesk.cache.Shown;
import org.copydesk.edition.Calm;
import org.copydesk.http.Listing;
import org.jspecify.annotations.Nullable;

/** Lists of what is live, which stay as they are until something appears or ends. */
@ApplicationScoped
class CalmLists {

    @Inject
    Calm calm;

    @Inject
    Shown shown;

    /** @param calmSeconds what each row of the list tells of how long that is */
    <T> Listing<T> show(Supplier<Listing<T>> list, Function<T, @Nullable Double> calmSeconds) {
        shown.articles();
        var found = list.get();
        if (found.data().isEmpty()) {
            // Nothing found tells nothing of when something will be. Asked after it, that would hide a change in
            // between.
            shown.unchangedFor(calm.seconds());
            return list.get();
        }
        shown.unchangedFor(calmSeconds.apply(found.data().get(0)));
        return found;
    }
}
