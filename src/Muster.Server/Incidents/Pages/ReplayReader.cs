// Puts the console of an incident together as it stood at a moment of its past.
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Reviews;
using Muster.Server.Web.Access;

namespace Muster.Server.Incidents.Pages;

public sealed class ReplayReader(IncidentReader reader, IncidentPages pages)
{
    /// <summary>What one had on the screen; the older lines stand a few steps back.</summary>
    private const int LinesShown = 40;

    private static readonly string[] ClockForms = ["HH:mm", "HH:mm:ss"];

    /// <summary>Null when there is no such incident.</summary>
    /// <param name="at">
    /// The version of an event (of what lies beyond the record, the nearest), or a time of day in UTC, which means the first such time since the incident began; else the beginning.
    /// </param>
    public async Task<ReplayView?> ReadAsync(IncidentId id, string? at, ClaimsPrincipal user, CancellationToken cancel)
    {
        if (await reader.ReadAsync(id, cancel) is not { } whole)
        {
            return null;
        }

        int version = VersionAt(whole.Events, at);
        ImmutableArray<RecordedEvent> events = whole.Events[..version];
        DateTimeOffset now = events[^1].Event.At;
        IncidentRecord then = whole with
        {
            Incident = events.Aggregate(Incident.Initial, (state, one) => Incident.Evolve(state, one.Event)),
            Version = version,
            Events = events,
        };
        ImmutableArray<TimelineLine> lines = IncidentTimeline.Of(
            then,
            [.. (await pages.ReadAsync(id, cancel)).Select(page => Until(page, now))]
        );
        Caller caller = Caller.Require(user);
        IncidentConsole console = new()
        {
            Record = then,
            Lines = [.. lines.Reverse().Take(LinesShown)],
            LinesTotal = lines.Length,
            ShowsAll = false,
            Ringing = [],
            FirstLook = new([], []),
            Reports = [],
            RoomsBehind = [],
            // Nobody changes the past: whoever looks, only looks.
            Reader = caller with
            {
                Role = AccountRole.Viewer,
            },
            Now = now,
            Topics = "",
            Rev = "",
        };
        return new(console, whole.Version, TurningPoints.Of([.. whole.Events.Select(one => one.Event)]));
    }

    private static RecordedPage Until(RecordedPage page, DateTimeOffset now)
    {
        ImmutableArray<PageEvent> events = [.. page.Events.TakeWhile(one => one.At <= now)];
        return new(events.Aggregate(Page.Initial, Page.Evolve), events);
    }

    private static int VersionAt(ImmutableArray<RecordedEvent> events, string? at)
    {
        if (int.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int version))
        {
            return Math.Clamp(version, 1, events.Length);
        }

        if (!TimeOnly.TryParseExact(at, ClockForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly clock))
        {
            return 1;
        }

        DateTimeOffset first = events[0].Event.At;
        DateTimeOffset minute = new(first.UtcDateTime.Date + clock.ToTimeSpan(), TimeSpan.Zero);
        // A minute lasts until the next one; 02:14:30 means this second.
        DateTimeOffset until = at!.Length == "HH:mm".Length ? minute.AddMinutes(1).AddTicks(-1) : minute;
        until = until < first ? until.AddDays(1) : until;
        return Math.Max(1, events.TakeWhile(one => one.Event.At <= until).Count());
    }
}
