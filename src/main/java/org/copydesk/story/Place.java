package org.copydesk.story;

/**
 * A place in the raw text, before any repair of it.
 *
 * @param start in code points from the beginning
 * @param end exclusive
 */
public record Place(int start, int end) {}
