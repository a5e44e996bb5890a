package org.copydesk.source;

import java.util.UUID;

/** A source that was confidential is about to be no longer. */
public record SourceMadeOpen(UUID source) {}
