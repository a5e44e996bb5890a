package org.copydesk.story;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a page says that its story was published. Without a time it is the first instant of the day, without a zone UTC. */
final class PublicationDate {

    private static final String MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.?";

    private static final String TIME =
            "(?:\\W{0,4}(?:at )?(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:\\.\\d+)?)?\\s?(?<half>[ap]\\.?m\\.?)?"
                    + "\\s?(?<zone>z|[+-]\\d{2}:?\\d{2}|gmt|utc|bst|cet|cest|e[sd]t|c[sd]t|m[sd]t|p[sd]t)?)?";

    private static final String WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?";

    private static final Pattern DATE = Pattern.compile(
            "(?:(?:first |last )?(?:published|posted|updated|created|date|on)\\b(?: on)?:? ?)?" + WEEKDAY
                    + "(?:(?<isoYear>\\d{4})-(?<isoMonth>\\d{2})-(?<isoDay>\\d{2})t?"
                    + "|(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<month>" + MONTHS + "),? (?<year>\\d{4})"
                    + "|(?<usMonth>" + MONTHS + ") (?<usDay>\\d{1,2})(?:st|nd|rd|th)?,? (?<usYear>\\d{4}))" + TIME,
            CASE_INSENSITIVE);

    private static final Map<String, ZoneId> ZONES = Map.ofEntries(
            Map.entry("z", ZoneOffset.UTC),
            Map.entry("gmt", ZoneOffset.UTC),
            Map.entry("utc", ZoneOffset.UTC),
            Map.entry("bst", ZoneOffset.ofHours(1)),
            Map.entry("cet", ZoneOffset.ofHours(1)),
            Map.entry("cest", ZoneOffset.ofHours(2)),
            Map.entry("est", ZoneOffset.ofHours(-5)),
            Map.entry("edt", ZoneOffset.ofHours(-4)),
            Map.entry("cst", ZoneOffset.ofHours(-6)),
            Map.entry("cdt", ZoneOffset.ofHours(-5)),
            Map.entry("mst", ZoneOffset.ofHours(-7)),
            Map.entry("mdt", ZoneOffset.ofHours(-6)),
            Map.entry("pst", ZoneOffset.ofHours(-8)),
            Map.entry("pdt", ZoneOffset.ofHours(-7)));

    private static final int LONGEST = 100;

    private PublicationDate() {}

    /** Reads words that are a date and nothing else. */
    static Optional<Instant> of(String words) {
        var date = DATE.matcher(words);
        return words.length() <= LONGEST && date.matches() ? instant(date) : Optional.empty();
    }

    private static Optional<Instant> instant(Matcher date) {
        try {
            var day = date.group("isoYear") != null
                    ? LocalDate.of(number(date, "isoYear"), number(date, "isoMonth"), number(date, "isoDay"))
                    : date.group("year") != null
                            ? LocalDate.of(number(date, "year"), month(date, "month"), number(date, "day"))
                            : LocalDate.of(number(date, "usYear"), month(date, "usMonth"), number(date, "usDay"));
            return Optional.of(day.atTime(time(date)).atZone(zone(date)).toInstant());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalTime time(Matcher date) {
        if (date.group("hour") == null) {
            return LocalTime.MIDNIGHT;
        }
        var half = date.group("half");
        var hour = number(date, "hour");
        var ofDay = half == null ? hour : hour % 12 + (half.charAt(0) == 'p' || half.charAt(0) == 'P' ? 12 : 0);
        return LocalTime.of(ofDay, number(date, "minute"), date.group("second") == null ? 0 : number(date, "second"));
    }

    private static ZoneId zone(Matcher date) {
        var zone = date.group("zone");
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        var known = ZONES.get(zone.toLowerCase(Locale.ROOT));
        return known == null ? ZoneId.of(zone) : known;
    }

    private static int month(Matcher date, String group) {
        var month = date.group(group).toLowerCase(Locale.ROOT).substring(0, 3);
        return "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(month) / 3 + 1;
    }

    private static int number(Matcher date, String group) {
        return Integer.parseInt(date.group(group));
    }
}
