// One drill in a list, with the name of whoever started it.
using Muster.Engine.Projections;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Pages;

public sealed record DrillEntry(DrillRow Row, string StartedBy)
{
    public string Title => ScenarioLibrary.Find(Row.Scenario)?.Title ?? Row.Scenario;

    /// <summary>The level in words, with a capital.</summary>
    public string Level => (DifficultyWord.Parse(Row.Difficulty) ?? Difficulty.Newcomer).ToString();
}
