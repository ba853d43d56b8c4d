// Everything that the list of drills shows.
using System.Collections.Immutable;
using Muster.Server.Web.Access;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Pages;

/// <param name="Open">Those that are played now, newest first.</param>
/// <param name="Past">Newest first.</param>
public sealed record DrillsView(ImmutableArray<DrillEntry> Open, ImmutableArray<DrillEntry> Past, Caller Reader, string Rev)
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

    /// <summary>The reader's own best of the drills that the list has of a scenario: the one in which customers lost least; null when they played none.</summary>
    public DrillOutcome? Best(string scenario) =>
        Past.Where(one => one.Row.Scenario == scenario && one.Row.StartedBy == Reader.Actor)
            .Select(one => one.Outcome)
            .OfType<DrillOutcome>()
            .MinBy(outcome => outcome.CustomerMinutesLost);
}
