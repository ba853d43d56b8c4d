// Puts the pages of the drills together.
using System.Security.Claims;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;

namespace Muster.Server.Drills.Pages;

public sealed class DrillViews(
    DrillReader reader,
    DrillResults results,
    DrillPars pars,
    DrillDeeds deeds,
    WhyReader whys,
    DrillBoards boards,
    OnBoards seen,
    IViewStore views,
    IAlertStore alerts,
    OrganisationReader organisation,
    ILiveFeed live,
    DrillTicker ticker,
    TimeProvider clock
)
{
    private const int RunningMax = 20;
    private const int PastMax = 20;

    /// <summary>The revision of the list, to be read before the list is.</summary>
    public string Rev(ClaimsPrincipal user) => live.Rev(DrillsView.Topics, user);

    /// <summary>The revision of a drill's page, to be read before the page is.</summary>
    public string Rev(DrillId id, ClaimsPrincipal user) => live.Rev(PlayView.TopicsOf(id), user);

    /// <summary>Why a drill, or its debrief, cannot be shown.</summary>
    public async Task<Rejection> WhyNotAsync(DrillId id, CancellationToken cancel)
    {
        Drill drill = (await reader.StreamAsync(id, cancel)).Drill;
        return !drill.Exists ? DrillRefusals.NoSuchDrill(id.Value)
            : DrillReader.ScenarioOf(drill) is null ? DrillRefusals.ScenarioChanged
            : DrillRefusals.NotOver;
    }

    public async Task<DrillsView> ListAsync(ClaimsPrincipal user, string rev, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Organisation known = await organisation.CurrentAsync(cancel);
        IReadOnlyList<View> open = await views.ListAsync(new(Views.Drill, [Views.Open], null, null, RunningMax), cancel);
        IReadOnlyList<View> closed = await views.ListAsync(new(Views.Drill, [Views.Unjudged, Views.Closed], null, null, PastMax), cancel);
        ILookup<bool, DrillRow> isOver = open.Concat(closed)
            .Select(view => view.Row<DrillRow>())
            .ToLookup(row => row.EndedAt is not null || row.OverAt <= now);
        List<DrillEntry> past = [];
        foreach (DrillRow row in isOver[true].OrderByDescending(row => row.StartedAt))
        {
            past.Add(new(row, NameOf(row.StartedBy, known), await results.OfAsync(row.Id, cancel)));
        }

        IReadOnlyList<View> planned = await views.AllAsync(Views.DrillPlan, [Views.Open], cancel);
        PlanEntry[] coming =
        [
            .. planned.Select(view => PlanEntry.Of(view.Row<DrillPlanRow>(), known, now)).OfType<PlanEntry>().OrderBy(plan => plan.Next),
        ];
        return new(
            [.. coming],
            [.. isOver[false].Select(row => new DrillEntry(row, NameOf(row.StartedBy, known), null))],
            [.. past],
            Caller.Require(user),
            rev
        )
        {
            Boards = await boards.LatestAsync(cancel),
            NameOf = person => known.Person(person)?.Name ?? person.Value,
        };
    }

    /// <summary>The form for a planned drill.</summary>
    public async Task<PlanView> PlanAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        Organisation known = await organisation.CurrentAsync(cancel);
        string? zone = Caller.Require(user).Person is { } person ? known.Person(person)?.Zone : null;
        return new(known, zone ?? "Etc/UTC", clock.GetUtcNow());
    }

    /// <summary>Null when there is no such drill, or its scenario has changed. Give it back when it was shown.</summary>
    public async Task<PlayView?> ReadAsync(DrillId id, ClaimsPrincipal user, string rev, CancellationToken cancel)
    {
        if (await reader.ReadAsync(id, cancel) is not { } played)
        {
            return null;
        }

        ticker.Watch(played.Drill);
        Organisation known = await organisation.CurrentAsync(cancel);
        return new(played, [.. played.Drill.Players.Select(player => NameOf(player, known))], Caller.Require(user), rev, clock.GetUtcNow())
        {
            NameOf = await NamesAsync(cancel),
            Alerts = (await alerts.OpenGroupAsync(DrillAlerts.KeyOf(id), cancel))?.Id,
        };
    }

    /// <summary>It was shown: the next look goes on from there.</summary>
    public void GiveBack(PlayView shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        reader.GiveBack(shown.Played);
    }

    /// <summary>
    /// Tells two debriefs of a drill apart, to be read before the debrief is. It plays nothing. The stream and the board are asked themselves, because a revision of the
    /// live feed may come a moment after the answer to a form.
    /// </summary>
    public async Task<string> DebriefRevAsync(DrillId id, ClaimsPrincipal user, int? at, CancellationToken cancel)
    {
        string lists = live.Rev(DrillsView.Topics, user);
        (Drill drill, int version) = await reader.StreamAsync(id, cancel);
        bool isSeen = Caller.Require(user).Person is { } self && await seen.IsAsync(self, cancel);
        int people = (await organisation.WithVersionAsync(cancel)).Version;
        IEnumerable<BoardLine> board = drill.Exists ? await boards.OfAsync(drill, cancel) : [];
        return $"{id} {version} {at} {people} {isSeen} {lists} {string.Join(' ', board)}";
    }

    /// <summary>Null when there is no such drill, when its scenario has changed, and while it is played still.</summary>
    /// <param name="at">The second that the replay shows; null for the last that was played.</param>
    public async Task<DebriefView?> DebriefAsync(DrillId id, ClaimsPrincipal user, int? at, CancellationToken cancel)
    {
        string rev = WhysRev(id, user);
        if (await reader.WholeAsync(id, cancel) is not { } whole)
        {
            return null;
        }

        Organisation known = await organisation.CurrentAsync(cancel);
        Caller caller = Caller.Require(user);
        return new(
            whole,
            await ReplayOfAsync(whole, at, cancel),
            await pars.OfAsync(whole.Run.Variant),
            await deeds.OfAsync(whole),
            new(await whys.OfAsync(whole, cancel), caller, rev),
            [.. whole.Drill.Players.Select(player => NameOf(player, known))],
            caller
        )
        {
            Board = await boards.OfAsync(whole.Drill, cancel),
            IsSeen = caller.Person is { } self && await seen.IsAsync(self, cancel),
            NameOf = person => known.Person(person)?.Name ?? person.Value,
        };
    }

    /// <summary>Null as for the debrief.</summary>
    public async Task<ReplayView?> ReplayAsync(DrillId id, int? at, CancellationToken cancel) =>
        await reader.WholeAsync(id, cancel) is { } whole ? await ReplayOfAsync(whole, at, cancel) : null;

    /// <summary>The revision of the five whys, to be read before they are.</summary>
    public string WhysRev(DrillId id, ClaimsPrincipal user) => live.Rev(WhysView.TopicsOf(id), user);

    /// <summary>Null as for the debrief.</summary>
    public async Task<WhysView?> WhysAsync(DrillId id, ClaimsPrincipal user, string rev, CancellationToken cancel) =>
        await whys.ReadAsync(id, cancel) is { } read ? new(read, Caller.Require(user), rev) : null;

    /// <summary>How people are called now; by their ids where nobody knows them any more.</summary>
    public async Task<Func<PersonId, string>> NamesAsync(CancellationToken cancel)
    {
        Organisation known = await organisation.CurrentAsync(cancel);
        return person => known.Person(person)?.Name ?? person.Value;
    }

    private async Task<ReplayView> ReplayOfAsync(PlayedDrill whole, int? at, CancellationToken cancel) =>
        new(whole, Math.Clamp(at ?? DrillClock.Second(whole.Drill, clock.GetUtcNow()), 0, whole.Drill.Seconds))
        {
            NameOf = await NamesAsync(cancel),
        };

    private static string NameOf(Actor by, Organisation known) =>
        TimelineText.Who(by, person => known.Person(person)?.Name ?? person.Value);
}
