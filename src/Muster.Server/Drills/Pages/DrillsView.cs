// Everything that the list of drills shows.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Pages;

/// <param name="Coming">Those that are planned, the next first.</param>
/// <param name="Open">Those that are played now, newest first.</param>
/// <param name="Past">Newest first.</param>
public sealed record DrillsView(
    ImmutableArray<PlanEntry> Coming,
    ImmutableArray<DrillEntry> Open,
    ImmutableArray<DrillEntry> Past,
    Caller Reader,
    string Rev
)
{
    public const string Topics = Views.Drill + "," + Views.DrillPlan + "," + Views.OnBoards;

    /// <summary>What a newcomer plays first, where the library has it.</summary>
    private const string First = "streamflow-buffering";

    public const string Url = "/drills/live";

    /// <summary>The boards of each scenario, those that were played last first.</summary>
    public ILookup<string, Board> Boards { get; init; } = Enumerable.Empty<Board>().ToLookup(board => board.Scenario);

    /// <summary>How people are called.</summary>
    public Func<PersonId, string> NameOf { get; init; } = person => person.Value;

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
