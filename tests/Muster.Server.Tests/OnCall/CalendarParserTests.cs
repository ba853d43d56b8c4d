// The feeds as another program reads them: ical.js, which stands behind Thunderbird's calendar, finds the shifts that Muster means.
using System.Text.Json;
using Muster.Core.Catalog;
using Muster.Peers;
using Muster.Server.Catalog.Document;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.OnCall;

public sealed class CalendarParserTests
{
    /// <summary>A day each, handed over at nine in Prague, where clocks change twice within the feed; Cleo is in no rotation.</summary>
    private const string Organisation = """
        name: Feeds
        people:
          ana: { name: "Ana, \"the; night\\owl\" Silva 🦉", email: ana@example.org }
          ben: { name: Ben, email: ben@example.org }
          cleo: { name: Cleo, email: cleo@example.org }
        schedules:
          payments:
            zone: Europe/Prague
            rotations:
              - { name: primary, start: 2026-01-05T09:00, shiftDays: 1, members: [ana, ben] }
        """;

    private const string Script = """
        const read = require('ical.js');
        const ICAL = read.default ?? read;
        const fs = require('fs');
        const told = process.argv.slice(2).map(file => {
            const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(file, 'utf8')));
            if (calendar.name !== 'vcalendar' || calendar.getFirstPropertyValue('version') !== '2.0') throw new Error('no calendar');
            return {
                components: calendar.getAllSubcomponents().length,
                events: calendar.getAllSubcomponents('vevent').map(one => new ICAL.Event(one)).map(one => ({
                    uid: one.uid, summary: one.summary, zone: one.startDate.zone.tzid,
                    start: one.startDate.toJSDate().toISOString(), end: one.endDate.toJSDate().toISOString() })),
            };
        });
        console.log(JSON.stringify(told));
        """;

    [Fact]
    public async Task Another_parser_reads_the_shifts_of_a_year_with_both_changes_of_clocks_and_an_empty_feed()
    {
        Organisation organisation = OrganisationFileReader.Read(Organisation).Organisation;
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync(organisation: organisation);
        using TemporaryFolder folder = new();
        string schedule = await FeedAsync(browser, folder, "schedule", "payments");
        string ana = await FeedAsync(browser, folder, "person", "ana");
        string cleo = await FeedAsync(browser, folder, "person", "cleo");
        NodePackages parser = await NodePackages.OfAsync("ical.js@2.2.1");

        string said = await parser.RunScriptAsync(Script, schedule, ana, cleo);

        Feed[] feeds = JsonSerializer.Deserialize<Feed[]>(said.Split('\n')[^1], JsonSerializerOptions.Web)!;
        Event[] events = [.. feeds[0].Events.OrderBy(one => one.Start)];
        string range = $"from={events[0].Start:yyyy-MM-ddTHH:mm:ss}Z&to={events[^1].End:yyyy-MM-ddTHH:mm:ss}Z";
        JsonElement shifts = await browser.JsonAsync($"/api/v1/schedules/payments/shifts?{range}");
        Assert.Equal(
            shifts
                .EnumerateArray()
                .Select(one => (one.GetProperty("start").GetDateTimeOffset(), one.GetProperty("end").GetDateTimeOffset())),
            events.Select(one => (one.Start, one.End))
        );
        Assert.InRange(events.Length, 390, 400);
        Assert.Equal(
            [TimeSpan.FromHours(23), TimeSpan.FromHours(24), TimeSpan.FromHours(25)],
            events.Select(one => one.End - one.Start).Distinct().Order()
        );
        Assert.All(events, one => Assert.Equal("UTC", one.Zone));
        Assert.Equal(events.Length, events.Select(one => one.Uid).Distinct().Count());
        Assert.Contains("Ana, \"the; night\\owl\" Silva 🦉: primary", events.Select(one => one.Summary));
        Assert.Equal(shifts.EnumerateArray().Count(one => one.GetProperty("people")[0].GetString() == "ana"), feeds[1].Events.Count);
        Assert.Equal((1, 0), (feeds[2].Components, feeds[2].Events.Count));
    }

    /// <summary>The feed, as a file.</summary>
    private static async Task<string> FeedAsync(ConsoleBrowser browser, TemporaryFolder folder, string kind, string id)
    {
        JsonElement made = await browser.SendAsync(
            HttpMethod.Post,
            "/api/v1/calendar-feeds",
            new Dictionary<string, string> { [kind] = id },
            role: "admin"
        );
        using HttpResponseMessage answer = await browser.GetAsync(
            new Uri(made.GetProperty("url").GetString()!).AbsolutePath,
            SignedInAs.Stranger
        );
        Assert.Equal("inline; filename=on-call.ics", answer.Content.Headers.ContentDisposition?.ToString());
        string file = folder.Of(id + ".ics");
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());
        return file;
    }

    private sealed record Feed(int Components, IReadOnlyList<Event> Events);

    private sealed record Event(string Uid, string Summary, string Zone, DateTimeOffset Start, DateTimeOffset End);
}
