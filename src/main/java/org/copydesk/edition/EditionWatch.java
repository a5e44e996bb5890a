package org.copydesk.edition;

import jakarta.inject.Inject;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import org.copydesk.cache.PublicChange;

/** Whoever writes an edition is answered when this node shows it, however the write came about: saving a draft may do it. */
class EditionWatch {

    @Inject
    PublicChange change;

    @PostPersist
    @PostUpdate
    @PostRemove
    void written(Edition edition) {
        change.note();
    }
}
