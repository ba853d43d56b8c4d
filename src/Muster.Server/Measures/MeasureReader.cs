// Answers what was measured, from the facts of the incidents.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Measures;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Measures;

public sealed class MeasureReader(IViewStore views, OrganisationReader organisations)
{
    /// <summary>10,000 incidents of a period, and as many of the one before: five a day for five years.</summary>
    public const int Most = 10_000;

    private static readonly IncidentMeasure[] Measures = Enum.GetValues<IncidentMeasure>();

    public async Task<MeasuresAnswer> ReadAsync(MeasureQuestion asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        return new(
            asked,
            organisation,
            await PopulationAsync(asked, organisation, Views.Recorded, cancel),
            asked.Drills ? await PopulationAsync(asked, organisation, Views.Practised, cancel) : null
        );
    }

    /// <summary>The incidents behind a number, the newest first: of one kind, and of one group where the question names it.</summary>
    public async Task<(ImmutableArray<IncidentFacts> Facts, Organisation Organisation, bool IsWhole)> FactsAsync(
        MeasureQuestion asked,
        IncidentType type,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(asked);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        IncidentKeys keys = new(organisation, asked.By);
        string status = type == IncidentType.Drill ? Views.Practised : Views.Recorded;
        (IncidentFacts[] facts, bool isWhole) = await ReadAsync(asked.Period, status, cancel);
        return ([.. facts.Where(one => keys.Takes(asked, one))], organisation, isWhole);
    }

    private async Task<Population> PopulationAsync(
        MeasureQuestion asked,
        Organisation organisation,
        string status,
        CancellationToken cancel
    )
    {
        IncidentKeys keys = new(organisation, asked.By);
        (IncidentFacts[] now, bool isWhole) = await ReadAsync(asked.Period, status, cancel);
        (IncidentFacts[] before, bool isBeforeWhole) = await ReadAsync(asked.Period.Before, status, cancel);
        now = [.. now.Where(one => keys.Takes(asked, one))];
        before = [.. before.Where(one => keys.Takes(asked, one))];
        return new(
            Group("", "All", before, now, organisation),
            Groups(keys, before, now, organisation),
            [.. now.GroupBy(one => one.DetectedBy).Select(one => (one.Key, one.Count())).OrderByDescending(one => one.Item2)],
            isWhole && isBeforeWhole
        );
    }

    private static ImmutableArray<MeasuredGroup> Groups(
        IncidentKeys keys,
        IncidentFacts[] before,
        IncidentFacts[] now,
        Organisation organisation
    )
    {
        ILookup<string, IncidentFacts> earlier = (keys.IsByTime ? [.. before, .. now] : before).ToLookup(keys.Of, StringComparer.Ordinal);
        MeasuredGroup[] groups =
        [
            .. now.GroupBy(keys.Of, StringComparer.Ordinal)
                .Select(group =>
                    Group(
                        group.Key,
                        keys.Label(group.Key),
                        earlier[keys.IsByTime ? keys.Earlier(group.Key) : group.Key],
                        group,
                        organisation
                    )
                ),
        ];
        return keys.IsByTime ? [.. groups.OrderByDescending(group => group.Key, StringComparer.Ordinal)]
            : keys.IsRanked ? [.. groups.OrderBy(group => group.Key, StringComparer.Ordinal)]
            : [.. groups.OrderByDescending(group => group.Incidents.All.Length).ThenBy(group => group.Key, StringComparer.Ordinal)];
    }

    private static MeasuredGroup Group(
        string key,
        string label,
        IEnumerable<IncidentFacts> before,
        IEnumerable<IncidentFacts> now,
        Organisation organisation
    )
    {
        MeasuredIncidents earlier = new([.. before]);
        MeasuredIncidents these = new([.. now]);
        return new(
            key,
            label,
            these,
            earlier.All.Length,
            [.. Measures.Select(measure => MeasuredTime.Of(measure, earlier, these))],
            these.Promises(organisation.ResponsePolicy)
        );
    }

    private async Task<(IncidentFacts[] Facts, bool IsWhole)> ReadAsync(MeasurePeriod period, string status, CancellationToken cancel)
    {
        (IReadOnlyList<View> rows, bool isWhole) = await views.BetweenAsync(
            Views.IncidentFacts,
            [status],
            period.From,
            period.To,
            Most,
            cancel
        );
        return ([.. rows.Select(row => row.Row<IncidentFacts>())], isWhole);
    }
}
