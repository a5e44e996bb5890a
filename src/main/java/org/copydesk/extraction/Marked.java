package org.copydesk.extraction;

/**
 * What stands between a pair of quotation marks.
 *
 * @param open where the opening mark begins
 * @param inner the words, without marks and outer white space
 * @param close where the closing mark ends; the end of the paragraph where there is none
 * @param goesOn the paragraph ends without a closing mark and the next begins with an opening one
 */
record Marked(int open, Span inner, int close, boolean goesOn) {}
