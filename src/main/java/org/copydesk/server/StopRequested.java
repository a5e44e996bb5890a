package org.copydesk.server;

/** This process is to stop. What has begun is still answered, so that an answer that never ends by itself has to end now. */
public record StopRequested() {}
