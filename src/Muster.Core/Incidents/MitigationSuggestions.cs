// Which mitigations to try next, in which order, and why.
using System.Collections.Immutable;

namespace Muster.Core.Incidents;

/// <summary>
/// The order in which the field stops bleeding: undo the last change before anything else, then the means that cost users least.
/// Source: Google SRE workbook, "Incident response": mitigate first with a rollback, a traffic drain or more capacity.
/// </summary>
public static class MitigationSuggestions
{
    private static readonly ImmutableArray<MitigationSuggestion> InOrder =
    [
        new(
            MitigationKind.RollBack,
            "Most incidents follow a change. If anything was deployed or configured lately, undo it first and look for the cause later."
        ),
        new(MitigationKind.ShedTraffic, "When more comes in than can be served, refusing some requests keeps the rest alive."),
        new(MitigationKind.ScaleUp, "When the service is short of capacity and its dependencies are not, more instances buy time."),
        new(MitigationKind.FailOver, "When one zone, region or replica is ill and another is well, move the traffic there."),
        new(MitigationKind.Degrade, "When one feature takes the rest down, switch it off and keep the core working."),
    ];

    /// <summary>
    /// Never empty. What was not tried comes first, then what helped in part, and what failed comes last; what is under way or worked is
    /// left out, unless nothing else remains.
    /// </summary>
    public static ImmutableArray<MitigationSuggestion> For(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ILookup<MitigationKind, IncidentMitigation> tried = incident.Mitigations.ToLookup(mitigation => mitigation.Kind);
        ImmutableArray<MitigationSuggestion> suggestions =
        [
            .. InOrder.Where(one => !tried.Contains(one.Kind)),
            .. InOrder
                .Where(one => LastOutcome(tried, one.Kind) == MitigationOutcome.Partly)
                .Select(one => one with { Why = "It helped in part before. Do more of it, if there is more." }),
            .. InOrder
                .Where(one => LastOutcome(tried, one.Kind) == MitigationOutcome.Failed)
                .Select(one => one with { Why = "It did not work before. Try it again only if something has changed." }),
        ];
        return suggestions.IsEmpty
            ?
            [
                new(
                    MitigationKind.Other,
                    "The usual means are under way. Ask somebody who knows the service what else takes the load off users."
                ),
            ]
            : suggestions;
    }

    private static MitigationOutcome? LastOutcome(ILookup<MitigationKind, IncidentMitigation> tried, MitigationKind kind) =>
        tried[kind].LastOrDefault()?.Outcome;
}
