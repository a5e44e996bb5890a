package org.copydesk.quote;

/** What editors thought of the quotes that one rule found. */
public record RuleQuality(String rule, long confirmed, long corrected, long rejected, long open) {}
