// Puts the console of an incident together: its record, its timeline, the pages that ring.
using System.Collections.Immutable;
using System.Security.Claims;
using Muster.Core.Catalog;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;

namespace Muster.Server.Incidents.Pages;

public sealed class ConsoleReader(
    IncidentReader reader,
    IncidentPages pages,
    FirstLookReader firstLook,
    IncidentRooms rooms,
    ReportsOfIncident reports,
    StatementTermsReader terms,
    IViewStore views,
    IEventStore store,
    ILiveFeed live,
    TimeProvider clock
)
{
    private const int ReportsShown = 5;

    private const int RunsShown = 8;

    /// <summary>An incident has one bulletin, and another after a relapse.</summary>
    private const int BulletinsMax = 10;

    /// <summary>A long night's timeline is a heavy page on a phone: the older lines are one link away.</summary>
    public const int LinesShown = 100;

    /// <summary>The revision of the console, to be read before the console is.</summary>
    public string Rev(IncidentId id, ClaimsPrincipal user) => live.Rev(Topics(id), user);

    /// <summary>The console; null when there is no such incident.</summary>
    /// <param name="all">Whether every line of the timeline is wanted.</param>
    public async Task<IncidentConsole?> ReadAsync(IncidentId id, ClaimsPrincipal user, string rev, bool all, CancellationToken cancel)
    {
        if (await reader.ReadAsync(id, cancel) is not { } record)
        {
            return null;
        }

        ImmutableArray<RecordedPage> sent = await pages.ReadAsync(id, cancel);
        bool hasDrafts = record.Incident.Drafts.Any(draft => draft.Withdrawn is null);
        ImmutableArray<TimelineLine> lines = IncidentTimeline.Of(record, sent);
        return new()
        {
            Record = record,
            Lines = [.. lines.Reverse().Take(all ? int.MaxValue : LinesShown)],
            LinesTotal = lines.Length,
            ShowsAll = all,
            Ringing = [.. sent.Where(one => IsWaitedFor(record.Incident, one.Page)).Select(one => Ringing(record, one.Page))],
            FirstLook = await firstLook.ReadAsync(record, cancel),
            Reports = await reports.LatestAsync(record.Incident, ReportsShown, cancel),
            RoomsBehind = await rooms.BehindAsync(id, cancel),
            Bulletins = [.. (await views.ListAsync(OfIncident(id), cancel)).Select(row => row.Row<Bulletin>())],
            Runs = await RunsAsync(id, cancel),
            Terms = hasDrafts ? await terms.ReadAsync(record, clock.GetUtcNow(), cancel) : null,
            Promise = await PromiseAsync(record, cancel),
            Reader = Caller.Require(user),
            Now = clock.GetUtcNow(),
            Topics = Topics(id),
            Rev = rev,
        };
    }

    /// <summary>Those that are open first, then the latest of the others.</summary>
    private async Task<ImmutableArray<RunRow>> RunsAsync(IncidentId id, CancellationToken cancel)
    {
        ViewQuery open = new(Views.Run, [Views.Open], Search: null, Before: null, RunsShown) { Subject = id.Value };
        IReadOnlyList<View> first = await views.ListAsync(open, cancel);
        IReadOnlyList<View> then = await views.ListAsync(open with { Statuses = [Views.Closed] }, cancel);
        return [.. first.Concat(then).Take(RunsShown).Select(view => view.Row<RunRow>())];
    }

    private static string Topics(IncidentId id) =>
        $"incident:{id},incident_pages:{id},{Views.Room}:{id},{Views.Change},{Views.Bulletin},{Views.IncidentReport},{Views.Drill},{Views.Run}";

    private async Task<DrillPromise?> PromiseAsync(IncidentRecord record, CancellationToken cancel)
    {
        if (record.Incident.Drill is not { } id)
        {
            return null;
        }

        Drill drill = (await StreamReplay.ReadAsync<Drill, DrillCommand, DrillEvent>(store, id.Value, cancel)).State;
        return DrillPromise.Of(drill, record.Policy.FirstStatementWithin, record.Policy.StatementEvery, clock.GetUtcNow());
    }

    /// <summary>The bulletins of an incident, newest first.</summary>
    private static ViewQuery OfIncident(IncidentId id) =>
        new(Views.Bulletin, [Views.Open, Views.Closed, Views.Withdrawn], Search: null, Before: null, BulletinsMax) { Subject = id.Value };

    /// <summary>Whether it still rings, or rang out for something that nobody has done since.</summary>
    private static bool IsWaitedFor(Incident incident, Page page) =>
        page.Status switch
        {
            PageStatus.Active => true,
            PageStatus.Exhausted => page.Subject switch
            {
                { Purpose: PagePurpose.Respond } => incident.AcknowledgedAt is null,
                { Purpose: PagePurpose.TakeRole, Role: { } role } => incident.Holder(role) is null,
                { Purpose: PagePurpose.GiveCommand } => incident.PendingAsk is not null,
                _ => incident.NextUpdateMissed,
            },
            PageStatus.NotStarted or PageStatus.Acknowledged or PageStatus.Resolved => false,
        };

    private static RingingPage Ringing(IncidentRecord record, Page page)
    {
        ImmutableArray<string> next = page.Due is { } due
            ?
            [
                .. EscalationResolution
                    .Resolve(record.Organisation, due.What, due.At, page.Subject?.Role, page.Subject?.Service)
                    .Select(person => person.Name),
            ]
            : [];
        return new(
            page.Id.Value,
            About(page.Subject),
            [.. page.Deliveries.Select(delivery => record.NameOf(delivery.Planned.Person)).Distinct(StringComparer.Ordinal)],
            next,
            next.IsEmpty ? null : page.Due?.At,
            page.Status == PageStatus.Exhausted
        );
    }

    private static string About(PageSubject? subject) =>
        subject switch
        {
            null => "",
            { Purpose: PagePurpose.TakeRole, Role: { } role } => $"to become {role.Label()}",
            { Purpose: PagePurpose.UpdateOverdue } => "for the overdue update",
            { Purpose: PagePurpose.ResolutionDue } => "because its time runs out",
            { Purpose: PagePurpose.GiveCommand } => "to answer who asks for command",
            _ => "to respond",
        };
}
