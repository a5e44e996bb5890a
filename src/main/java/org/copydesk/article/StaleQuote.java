package org.copydesk.article;

import java.util.UUID;

/** A quote whose words the text no longer holds; it stops publication until an editor decides. */
public record StaleQuote(UUID id, String text) {}
