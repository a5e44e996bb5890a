package org.copydesk.cache;

import jakarta.enterprise.context.RequestScoped;

/** Whether a request has changed what readers may be shown: then its answer waits, also where it is {@link DeskOnly} as a rule. */
@RequestScoped
public class PublicChange {

    private boolean made;

    public void note() {
        made = true;
    }

    boolean isMade() {
        return made;
    }
}
