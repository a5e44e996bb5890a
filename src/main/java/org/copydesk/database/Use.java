package org.copydesk.database;

import java.util.UUID;

/** A record that refers to another one and keeps it from being deleted. */
public record Use(String kind, UUID id, UUID article) {}
