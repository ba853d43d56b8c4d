// Keeps the list of alerts that hide others true: after a change of the rules, and when one has ended unseen.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

/// <summary>After a start and after each change of the rules it looks through all that fires; each minute at the listed ones alone. Without rules it does nothing.</summary>
public sealed class InhibitionWatch(
    IAlertStore alerts,
    IViewStore views,
    OrganisationReader organisations,
    CommandRunner runner,
    TimeProvider clock
) : ICycle
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>100,000 of the firing alerts: a source beyond that hides nothing until it is routed anew, and what it would hide pages.</summary>
    private const int FiringMax = 100_000;

    private ImmutableArray<InhibitionRule>? _of;
    private DateTimeOffset _lookedAt;

    public string Name => "inhibitions";

    public Wake Signal(Wake commits) => commits.Unhurried;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Organisation organisation = await organisations.CurrentAsync(stop);
        bool isChanged = organisation.Inhibitions != _of;
        if (organisation.Inhibitions.IsEmpty || (!isChanged && now - _lookedAt < LookAgain))
        {
            return null;
        }

        Inhibitions rules = new(organisation.Inhibitions);
        if (await runner.RunAsync(null, ActAsync, stop) is Outcome.Done)
        {
            (_of, _lookedAt) = (organisation.Inhibitions, now);
        }

        return null;

        async Task<Rejection?> ActAsync(Work work, CancellationToken cancel)
        {
            await LookAsync(work, rules, isChanged, cancel);
            return null;
        }
    }

    private async Task LookAsync(Work work, Inhibitions rules, bool isChanged, CancellationToken cancel)
    {
        Dictionary<string, View> listed = (await views.AllAsync(Views.Inhibitor, [Views.Open], cancel)).ToDictionary(
            row => row.Id,
            StringComparer.Ordinal
        );
        long[] ids = [.. listed.Values.Select(row => row.Row<InhibitingAlert>().Id)];
        IReadOnlyList<Alert> found = isChanged ? await alerts.FiringAsync(FiringMax, cancel) : await alerts.AlertsAsync(ids, cancel);
        Dictionary<string, InhibitingAlert> sources = found
            .Where(alert => alert.IsFiring && rules.IsSource(alert))
            .Select(InhibitingAlert.Of)
            .DistinctBy(source => source.Fingerprint)
            .ToDictionary(source => source.Fingerprint.ToString(), StringComparer.Ordinal);
        foreach ((string id, InhibitingAlert source) in sources.Where(one => !listed.ContainsKey(one.Key)))
        {
            work.Put(InhibitionBook.Row(source, isFiring: true, work.Now), await views.FindAsync(Views.Inhibitor, id, cancel));
        }

        foreach ((string id, View row) in listed.Where(one => !sources.ContainsKey(one.Key)))
        {
            work.Put(row with { Status = Views.Closed, SortAt = work.Now }, row);
        }
    }
}
