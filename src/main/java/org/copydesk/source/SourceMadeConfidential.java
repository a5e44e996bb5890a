package org.copydesk.source;

import java.util.UUID;
import org.copydesk.auth.Actor;

/** Readers may no longer learn of a source, wherever they could until now. */
public record SourceMadeConfidential(UUID source, Actor by) {}
