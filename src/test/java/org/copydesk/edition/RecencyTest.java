package org.copydesk.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.copydesk.http.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecencyTest {

    private static List<String> between(String... starts) {
        return between(Cursor.BEGINNING_OF_TIME, Cursor.END_OF_TIME, starts);
    }

    private static List<String> between(Instant from, Instant to, String... starts) {
        return Recency.between(Stream.of(starts).map(YearMonth::parse).toList(), from, to);
    }

    @Test
    void a_range_alone_is_one_part() {
        assertEquals(
                "{202003,202004}",
                Recency.months(Instant.parse("2020-03-05T00:00:00Z"), Instant.parse("2020-04-01T00:00:00Z")));
    }

    @Test
    void all_times_are_in_one_part_and_in_as_few_pieces_as_there_can_be() {
        assertEquals(
                List.of(
                        "{202510,202511,202512,2026,2027,2028,2029,203,204,205,206,207,208,209,210}",
                        "{2019,2020,2021,2022,2023,2024,202501,202502,202503,202504,202505,202506,202507,202508,202509}",
                        "{190,191,192,193,194,195,196,197,198,199,200,2010,2011,2012,2013,2014,2015,2016,2017,2018}"),
                between("2025-10", "2019-01"));
    }

    @Test
    void parts_that_end_where_they_begin_are_left_out() {
        assertEquals(2, between("2020-01", "2020-01").size());
    }

    @Test
    void what_is_beyond_the_calendar_is_no_part_of_its_own() {
        assertEquals(1, between("2150-01", "1905-06").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-03-05T00:00:00Z | 2020-05-01T00:00:00Z | {202003,202004,202005}",
                "2018-11-30T23:59:59Z | 2020-01-01T00:00:00Z | {2019,202001} {201811,201812}",
                "2026-01-01T00:00:00Z | 9999-12-31T00:00:00Z | {2026,2027,2028,2029,203,204,205,206,207,208,209,210}",
                "2120-01-01T00:00:00Z | 9999-12-31T00:00:00Z | {210}",
                "0001-01-01T00:00:00Z | 1850-06-01T00:00:00Z | {190}",
                "1871-01-01T00:00:00Z | 1911-02-01T00:00:00Z | {190,1910,191101,191102}",
                "2030-01-01T00:00:00Z | 2020-01-01T00:00:00Z | {203001}",
            })
    void of_a_range_of_time_no_other_months_are_looked_at(Instant from, Instant to, String parts) {
        assertEquals(List.of(parts.split(" ")), between(from, to, "2025-10", "2019-01"));
    }
}
