// Everything that the list of drills shows.
using System.Collections.Immutable;
using Muster.Server.Web.Access;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Pages;

/// <param name="Open">Those that nobody ended, newest first; the clock of some may have come to its end.</param>
/// <param name="Past">Newest first.</param>
public sealed record DrillsView(
    ImmutableArray<DrillEntry> Open,
    ImmutableArray<DrillEntry> Past,
    Caller Reader,
    string Rev,
    DateTimeOffset Now
)
{
    public const string Topics = "drill";

    /// <summary>What a newcomer plays first, where the library has it.</summary>
    private const string First = "streamflow-buffering";

    public const string Url = "/drills/live";

    /// <summary>The first one that a newcomer plays, then the others in the order of their titles.</summary>
    public static IEnumerable<Scenario> Scenarios =>
        ScenarioLibrary
            .All.OrderByDescending(scenario => scenario.Id == FirstId)
            .ThenBy(scenario => scenario.Title, StringComparer.Ordinal);

    /// <summary>The id of the scenario that a newcomer plays first.</summary>
    public static string FirstId => ScenarioLibrary.Find(First) is null ? ScenarioLibrary.All[0].Id : First;
}
