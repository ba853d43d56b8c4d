// One drill in a list, with the name of whoever started it.
using Muster.Engine.Projections;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Pages;

/// <param name="Outcome">Null while it is played, and when its scenario has changed since.</param>
public sealed record DrillEntry(DrillRow Row, string StartedBy, DrillOutcome? Outcome)
{
    public string Title => ScenarioLibrary.Find(Row.Scenario)?.Title ?? Row.Scenario;

    /// <summary>The level in words, with a capital.</summary>
    public string Level => (Word.TryParse<Difficulty>(Row.Difficulty) ?? Difficulty.Newcomer).ToString();
}
