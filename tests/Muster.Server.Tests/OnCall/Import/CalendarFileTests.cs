// What calendars from elsewhere say: every form of RFC 5545 that plans use, everything wrong at once, and no end without one.
using Muster.Core.Catalog;
using Muster.Core.People;
using Muster.Server.OnCall.Import;

namespace Muster.Server.Tests.OnCall.Import;

public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly Organisation People = Organisation.Empty with
    {
        People = Organisation.Empty.People.AddRange(
            new[]
            {
                ("ana", "Ana Silva"),
                ("ben", "Ben"),
                ("eun-ji", "Eun-ji Park"),
                ("other", "Ben Other"),
                ("sam1", "Sam"),
                ("sam2", "Sam"),
            }.Select(one => new KeyValuePair<string, Person>(
                one.Item1,
                new(new(one.Item1), one.Item2, one.Item1 + "@example.org", Phone: null, "UTC", [])
            ))
        ),
    };

    /// <summary>As Outlook writes it: a Windows zone, folded lines; clocks change on 29 March.</summary>
    private const string Weekly = """
        BEGIN:VTIMEZONE
        TZID:W. Europe Standard Time
        BEGIN:STANDARD
        DTSTART:16010101T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:weekly
        DTSTART;TZID=W. Europe Standard Time:20260309T090000
        DTEND;TZID="W. Europe Standard Time":20260316T090000
        RRULE:FREQ=WEEKLY;INTERVAL=1;UNTIL=20260427T070000Z
        EXDATE;TZID=W. Europe Standard Time:20260330T090000
        RDATE;TZID=W. Europe Standard Time:20260601T090000
        SUMMARY:On call: Ana Sil
         va
        END:VEVENT
        BEGIN:VEVENT
        UID:weekly
        RECURRENCE-ID;TZID=W. Europe Standard Time:20260406T090000
        DTSTART;TZID=W. Europe Standard Time:20260406T120000
        DTEND;TZID=W. Europe Standard Time:20260413T090000
        SUMMARY:On call: BEN@example.org (instead of Ana)
        END:VEVENT
        BEGIN:VEVENT
        UID:weekly
        RECURRENCE-ID;TZID=W. Europe Standard Time:20260420T090000
        DTSTART;TZID=W. Europe Standard Time:20260420T090000
        DTEND;TZID=W. Europe Standard Time:20260427T090000
        STATUS:CANCELLED
        SUMMARY:On call: Ana Silva
        END:VEVENT
        """;

    [Fact]
    public void The_line_ends_of_a_browser_do_not_make_a_calendar_too_large()
    {
        const string head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\nX-LONG:";
        const string tail = "\nEND:VCALENDAR\n";
        string text = head + new string('a', ImportLimits.BytesMax - head.Length - tail.Length) + tail;

        Assert.Empty(CalendarFile.Read(text, People, "UTC", Now).Mistakes);
        Assert.Empty(CalendarFile.Read(text.ReplaceLineEndings("\r\n"), People, "UTC", Now).Mistakes);
        Assert.Contains("KiB", Assert.Single(CalendarFile.Read(text + "\n", People, "UTC", Now).Mistakes).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Repetitions_exceptions_moved_and_cancelled_ones_are_read_in_the_time_of_their_zone() =>
        Assert.Equal(
            [
                "ana 2026-03-16T08:00Z 2026-03-23T08:00Z",
                "ana 2026-03-23T08:00Z 2026-03-30T07:00Z",
                "ben 2026-04-06T10:00Z 2026-04-13T07:00Z",
                "ana 2026-04-13T07:00Z 2026-04-20T07:00Z",
                "ana 2026-04-27T07:00Z 2026-05-04T07:00Z",
                "ana 2026-06-01T07:00Z 2026-06-08T07:00Z",
            ],
            Shifts(Weekly)
        );

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260401\nDTEND;VALUE=DATE:20260403\nSUMMARY:eun-ji", "eun-ji 2026-03-31T22:00Z 2026-04-02T22:00Z")]
    [InlineData("DTSTART;VALUE=DATE:20260401\nSUMMARY:ben - primary", "ben 2026-03-31T22:00Z 2026-04-01T22:00Z")]
    [InlineData("DTSTART:20260401T090000\nDURATION:PT8H\nSUMMARY:Payments [Ana Silva]", "ana 2026-04-01T07:00Z 2026-04-01T15:00Z")]
    [InlineData(
        "DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20260401T090000\nDURATION:PT8H\nSUMMARY:Primary\nATTENDEE;CN=X:mailto:nobody@example.org\nATTENDEE:MAILTO:ana@example.org\nORGANIZER:mailto:ben@example.org",
        "ana 2026-04-01T13:00Z 2026-04-01T21:00Z"
    )]
    [InlineData(
        "DTSTART:20260401T090000Z\nDTEND:20260401T100000Z\nSUMMARY:Duty\nORGANIZER:mailto:ben@example.org",
        "ben 2026-04-01T09:00Z 2026-04-01T10:00Z"
    )]
    [InlineData(
        "DTSTART:20260401T090000Z\nDTEND:20260401T100000Z\nSUMMARY:Ana Silva & Ben",
        "ana 2026-04-01T09:00Z 2026-04-01T10:00Z|ben 2026-04-01T09:00Z 2026-04-01T10:00Z"
    )]
    public void Days_durations_zones_and_people_are_read_however_they_are_written(string lines, string expected) =>
        Assert.Equal(expected.Split('|'), Shifts(Event("one", lines)));

    [Fact]
    public void Everything_that_is_wrong_with_one_event_is_named_at_once()
    {
        CalendarReading reading = Read(
            Event(
                "three",
                "DTSTART;TZID=Moon Standard Time:20260401T090000\nDTEND;TZID=Moon Standard Time:20260401T080000\nSUMMARY:Team lunch"
            )
        );

        string why = Assert.Single(reading.Mistakes).Why;
        Assert.Equal(
            "its time zone 'Moon Standard Time' is neither an IANA nor a Windows name. It does not end after it starts. "
                + "It names nobody of the organisation, by name, id or e-mail address, and has no attendee or organiser who is one.",
            why
        );
    }

    [Theory]
    [InlineData("DTSTART:20260401T090000Z\nDURATION:-PT24H\nSUMMARY:Ben", "it does not end after it starts.")]
    [InlineData("DTSTART:20260402T090000Z\nDTEND:20260401T090000Z\nSUMMARY:Ben", "it does not end after it starts.")]
    [InlineData("DTSTART:tomorrow\nSUMMARY:Ben", "it has no start that can be read.")]
    [InlineData("DTSTART:20260401T090000Z\nDURATION:long\nSUMMARY:Ben", "")]
    [InlineData("DTSTART:20260401T090000Z\nDTEND:20260401T100000Z\nRRULE:FREQ=NEVER\nSUMMARY:Ben", "")]
    public void What_cannot_be_read_is_told_in_our_own_words(string lines, string expected)
    {
        string why = Assert.Single(Read(Event("one", lines)).Mistakes).ToString();

        Assert.EndsWith(expected, why, StringComparison.Ordinal);
        Assert.All(["Parameter", "must be", "Exception", "Could not"], word => Assert.DoesNotContain(word, why, StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_that_is_no_shift_is_named_at_once_with_its_line_and_nothing_of_the_past_is()
    {
        CalendarReading reading = Read(
            Event("lunch", "DTSTART:20260401T090000Z\nDTEND:20260401T100000Z\nSUMMARY:Team lunch"),
            Event("over", "DTSTART:20260301T090000Z\nDTEND:20260301T100000Z\nSUMMARY:Team lunch"),
            Event("two", "DTSTART:20260401T090000Z\nDTEND:20260401T100000Z\nSUMMARY:Sam"),
            Event("zone", "DTSTART;TZID=Moon Standard Time:20260401T090000\nDURATION:PT1H\nSUMMARY:Ben"),
            Event("start", "DTSTART:tomorrow\nSUMMARY:Ben"),
            Event("empty", "DTSTART:20260401T090000Z\nDTEND:20260401T090000Z\nSUMMARY:Ben"),
            Event("rule", "DTSTART:20260401T090000Z\nDURATION:PT1H\nRRULE:FREQ=SECONDLY\nSUMMARY:Ben"),
            Event("good", "DTSTART:20260401T090000Z\nDTEND:20260401T100000Z\nSUMMARY:Ben")
        );

        Assert.Equal(["lunch", "two", "zone", "start", "empty", "rule"], reading.Mistakes.Select(mistake => mistake.Uid));
        Assert.Equal([4, 16, 22], reading.Mistakes.Take(3).Select(mistake => mistake.Line));
        Assert.Equal(
            "'Team lunch' (line 4, UID lunch): it names nobody of the organisation, by name, id or e-mail address, and has no attendee or organiser who is one.",
            reading.Mistakes[0].ToString()
        );
        Assert.Single(reading.Shifts);
    }

    /// <summary>Each of these would be read for hours, or for ever, by whoever just unrolls it.</summary>
    [Theory]
    [InlineData("RRULE:FREQ=SECONDLY")]
    [InlineData("RRULE:FREQ=MINUTELY;BYDAY=MO")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData(
        "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20;BYSECOND=0,1,2,3,4,5,6,7,8,9"
    )]
    [InlineData("RRULE:FREQ=HOURLY;COUNT=2000000000")]
    [InlineData("RRULE:FREQ=DAILY;BYSETPOS=400")]
    public void A_hostile_rule_ends_and_is_named(string rule) =>
        Assert.NotEmpty(Read(Event("bad", "DTSTART:19700101T000000Z\nDURATION:PT1M\nSUMMARY:Ben\n" + rule)).Mistakes);

    [Fact]
    public void What_is_no_calendar_or_too_large_is_refused_with_the_reason()
    {
        Assert.Contains("no calendar", Whole("<html>Sign in</html>"), StringComparison.Ordinal);
        Assert.Contains("no calendar", Whole(""), StringComparison.Ordinal);
        Assert.Contains("no calendar", Whole("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR"), StringComparison.Ordinal);
        Assert.Contains("KiB", Whole(new string('x', (1024 * 1024) + 1)), StringComparison.Ordinal);
        Assert.Contains("5001 events", Whole(string.Concat(Enumerable.Repeat("BEGIN:VEVENT\n", 5001))), StringComparison.Ordinal);
        Assert.Contains(
            "More than 5000 shifts",
            Assert.Single(Read(Event("many", "DTSTART:20260320T000000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY\nSUMMARY:Ben")).Mistakes).Why,
            StringComparison.Ordinal
        );
    }

    private static string Whole(string text) => Assert.Single(CalendarFile.Read(text, People, "Europe/Prague", Now).Mistakes).ToString();

    private static IEnumerable<string> Shifts(params string[] events)
    {
        CalendarReading reading = Read(events);
        Assert.Empty(reading.Mistakes);
        return reading.Shifts.Select(one => $"{one.Person} {one.Start:yyyy-MM-ddTHH:mm}Z {one.End:yyyy-MM-ddTHH:mm}Z");
    }

    private static CalendarReading Read(params string[] events) =>
        CalendarFile.Read(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
                + string.Concat(events.Select(one => one.ReplaceLineEndings("\r\n") + "\r\n"))
                + "END:VCALENDAR\r\n",
            People,
            "Europe/Prague",
            Now
        );

    private static string Event(string uid, string lines) => $"BEGIN:VEVENT\nUID:{uid}\n{lines}\nEND:VEVENT";
}
