package org.copydesk.story;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines that belong to the page and not to the story. Each must match as a whole, so that prose about cookies stays. */
enum Chrome {
    TO_TOP("(?:(?:back|return|scroll|go) )?to (?:the )?top(?: of (?:the )?page)?\\W*|top\\s*[↑⇧▲^]"),
    SHARE("share(?: this)?(?: (?:article|story|post|page))?(?: (?:on|via|with|to|by) .{1,60})?\\W*"
            + "|(?:(?:share|tweet|pin|facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail|print|pinterest|reddit"
            + "|bluesky|mastodon|threads|flipboard|copy link|save)[\\s|•·/,]*+){1,20}"),
    READ_MORE(
            "(?:\\W*)(?:read|see|show|load|view|continue) (?:more|reading|all|less|(?:the )?(?:full|whole) (?:story|article))\\W*"
                    + "|click here(?: (?:to|for) .{1,80})?\\W*"),
    COOKIES(
            "(?:we|this (?:web ?)?site|our (?:web ?)?site|by (?:continuing|using|clicking)).{0,200}\\b(?:use|using|accept|consent|agree)"
                    + ".{0,200}\\bcookies?\\b.{0,200}"
                    + "|(?:accept|reject|manage|allow|decline)(?: all| only)?(?: (?:necessary|essential|optional))? cookies?(?: settings| preferences)?\\W*"
                    + "|(?:cookie|privacy) (?:policy|settings|preferences|notice)\\W*"),
    NEWSLETTER(
            "(?:sign up|subscribe)\\b.{0,100}\\b(?:newsletters?|updates|inbox|alerts|channel|e-?mails?|today|now|here)\\W*"
                    + "|(?:newsletter|subscribe|sign (?:in|up)|log ?in|register|donate)\\W*"
                    + "|enter your e-?mail(?: address)?\\W*"),
    FOLLOW("(?:follow|like|find|join) us (?:on|at) .{1,60}|follow us\\W*"),
    ADVERTISEMENT("advertisements?\\W*|sponsored(?: content)?|(?:story|article) continues (?:below|after).{0,40}"),
    COMMENTS(
            "(?:\\d+ |no )?comments?(?: ?\\(\\d+\\))?|(?:leave|post|add|write|view|show|see) (?:a|all|the)? ?(?:comments?|reply)\\W*"
                    + "|be the first to comment\\W*"),
    NAVIGATION("skip to (?:main )?content|(?:home|news)(?: ?[>»›/|] ?[^>»›/|.]{1,60}){1,6}|(?:main )?menu|search|close"
            + "|(?:previous|next)(?: (?:article|story|post|page))?\\W*"),
    COPYRIGHT("(?:©|\\(c\\)|copyright\\b).{0,200}|(?:.{0,100}\\W)?all rights reserved\\W*"),
    COUNTER("\\d{1,3} ?min(?:ute)?s?(?: read)?|reading time:? .{1,20}|[\\d.,]+ ?[km]? (?:shares|views|likes|reads)"),
    RULE("[^\\p{L}\\p{N}“”\"'‘’]{3,}");

    private static final int LONGEST = 700;

    private static final Pattern RELATED_HEADING = Pattern.compile(
            "\\W*(?:related(?: (?:articles?|stories|posts|content|news|topics|coverage))?|(?:read|see) (?:also|next)|also read"
                    + "|more (?:from|on|in|stories|news)\\b.{0,60}|most (?:read|popular|viewed)|trending(?: now)?|you may also like"
                    + "|you might also like|recommended(?: for you)?|don['’]t miss|latest (?:news|stories))\\s*:?\\W*",
            CASE_INSENSITIVE);

    /** "RELATED: The ferry that never was". Capitals or a bar tell it from a sentence with a colon. */
    private static final Pattern RELATED_LINE =
            Pattern.compile("\\W*(?:READ(?: MORE| ALSO| NEXT)?|SEE ALSO|ALSO READ|RELATED|WATCH|MORE"
                    + "|(?:Read|See) (?:more|also)|Also read|Related)\\s*[:|]\\s*.{1,200}");

    private final Pattern pattern;

    Chrome(String line) {
        this.pattern = Pattern.compile(line, CASE_INSENSITIVE);
    }

    static Optional<Chrome> of(String line) {
        return line.length() > LONGEST
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(chrome -> chrome.pattern.matcher(line).matches())
                        .findFirst();
    }

    static boolean isRelatedHeading(String line) {
        return line.length() <= LONGEST && RELATED_HEADING.matcher(line).matches();
    }

    static boolean isRelatedLine(String line) {
        return line.length() <= LONGEST && RELATED_LINE.matcher(line).matches();
    }
}
