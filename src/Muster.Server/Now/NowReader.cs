// Gathers what needs a person now from the read models.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Addresses;
using Muster.Server.Web.Shells;

namespace Muster.Server.Now;

/// <summary>Every list has an end: at most <see cref="ShownMax"/> of a kind, the most urgent of the newest ones.</summary>
public sealed class NowReader(
    IViewStore views,
    MutedReader muted,
    RingingPages ringing,
    OrganisationReader organisation,
    EngineHealth health,
    PublicAddress address,
    TimeProvider clock,
    MailWarning mail
)
{
    public const int ShownMax = 20;

    /// <summary>A review that is due later than this does not need anybody now.</summary>
    private static readonly TimeSpan ReviewSoon = TimeSpan.FromDays(3);

    public async Task<NowView> ReadAsync(Caller reader, string rev, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reader);
        DateTimeOffset now = clock.GetUtcNow();
        (Organisation known, Roster roster, _) = await organisation.WithRosterAsync(cancel);
        ImmutableArray<IncidentRow> incidents = await RowsAsync<IncidentRow>(Views.Incident, [Views.Open], cancel);
        ImmutableArray<AlertGroup> firing = await RowsAsync<AlertGroup>(Views.Group, [Views.Paged, Views.Held], cancel);
        ImmutableArray<AlertGroup> groups =
        [
            .. firing
                .Where(group => group.Incident is null)
                .OrderBy(group => group.Severity)
                .ThenByDescending(group => group.OpenedAt)
                .Take(ShownMax),
        ];
        ImmutableArray<ReviewRow> reviews = await RowsAsync<ReviewRow>(Views.Review, [Views.Open, Views.Overdue], cancel);
        return new()
        {
            Reader = reader,
            Organisation = known,
            Now = now,
            Rev = rev,
            Mine = reader.Person is { } person ? await ringing.OfAsync(person, cancel) : [],
            Unanswered = [.. (await RowsAsync<PageRow>(Views.Page, [Views.Exhausted], cancel)).Take(ShownMax)],
            Incidents =
            [
                .. incidents.OrderBy(row => row.Severity).ThenBy(row => row.UpdateDueAt(known) ?? DateTimeOffset.MaxValue).Take(ShownMax),
            ],
            IncidentsTotal = await views.CountAsync(Views.Incident, [Views.Open], cancel),
            Groups = groups,
            Suggested = SuggestedIncident.Of(firing),
            Pages = await views.PagesAsync(groups.Select(group => group.Page).OfType<PageId>(), cancel),
            OnCall = [.. known.Schedules.Values.Select(one => new OnCallSchedule(one.Id, one.Name, OnCallCalendar.Who(one, now)))],
            Swaps =
            [
                .. roster
                    .Swaps.Where(one => one.To == reader.Person && one.State(now) == SwapState.Open)
                    .OrderBy(one => one.Gives.Start)
                    .Take(ShownMax),
            ],
            Reviews = [.. reviews.Where(row => row.DueAt <= now + ReviewSoon).OrderBy(row => row.DueAt).Take(ShownMax)],
            Muted = await muted.ReadAsync(now, ShownMax, cancel),
            SilencedGroups = await views.CountAsync(Views.Group, [Views.Silenced], cancel),
            Engine = health.Report(),
            MailWarning = mail.Words,
            IsNew = await IsEmptyAsync(Views.Incident, cancel) && await IsEmptyAsync(Views.Group, cancel),
            AlertsUrl = address.Of("/api/v2/alerts"),
        };
    }

    private async Task<ImmutableArray<TRow>> RowsAsync<TRow>(string kind, ImmutableArray<string> statuses, CancellationToken cancel)
    {
        ViewQuery query = new(kind, statuses, Search: null, Before: null, ViewQuery.LimitMax);
        return [.. (await views.ListAsync(query, cancel)).Select(view => view.Row<TRow>())];
    }

    private async Task<bool> IsEmptyAsync(string kind, CancellationToken cancel) =>
        (await views.ListAsync(new(kind, [], Search: null, Before: null, Limit: 1), cancel)).Count == 0;
}
