// Everything that the debrief of a drill shows: what went on behind the graphs, beside what the team knew.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills.Pages;

/// <param name="Whole">Played to the end of the scenario, with what was done until the drill ended.</param>
/// <param name="Replay">The second that the replay shows.</param>
/// <param name="Par">The best run that is known of the variant.</param>
/// <param name="Deeds">What each act did, in the order of the acts.</param>
public sealed record DebriefView(
    PlayedDrill Whole,
    ReplayView Replay,
    ParRun Par,
    ImmutableArray<Deed> Deeds,
    WhysView Whys,
    ImmutableArray<string> Players,
    Caller Reader
)
{
    private const int Stops = 24;

    public Drill Drill => Whole.Drill;

    public Scenario Scenario => Whole.Scenario;

    public DrillRun Run => Whole.Run;

    public DrillResult Result { get; } = new(Whole);

    public Score Score { get; } = Score.Of(Whole.Run, DrillSummary.Of(Whole.Run), Par);

    /// <summary>The best of the variant, of those who want to be seen.</summary>
    public ImmutableArray<BoardLine> Board { get; init; } = [];

    /// <summary>Whether the reader wants to be seen.</summary>
    public bool IsSeen { get; init; }

    /// <summary>How people are called.</summary>
    public Func<PersonId, string> NameOf { get; init; } = person => person.Value;

    /// <summary>The seconds at which the replay can stop, evenly spread.</summary>
    public IEnumerable<int> ReplayStops => Enumerable.Range(0, Stops + 1).Select(stop => Drill.Seconds * stop / Stops);
}
