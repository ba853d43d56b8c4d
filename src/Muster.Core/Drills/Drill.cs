// The state of one drill: what is played, how its clock runs, what was done in it.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

/// <summary>
/// The state of one drill, folded from its events. The stream is <c>drill/D-7</c>. What happens in the simulated system is not in it: it follows from the scenario, the
/// seed and the acts, and is played again for every look at it.
/// </summary>
public sealed record Drill : IDecider<Drill, DrillCommand, DrillEvent>
{
    public static string Category => "drill";

    public static Drill Initial { get; } = new();

    /// <summary>False until it is started; then everything else is meaningless.</summary>
    public bool Exists { get; init; }

    public DrillId Id { get; init; }

    /// <summary>The id of the scenario.</summary>
    public string Scenario { get; init; } = "";

    /// <summary>The hash of the scenario's text: another text is another drill, and cannot be played again as it was.</summary>
    public string ScenarioHash { get; init; } = "";

    public long Seed { get; init; }

    public string Difficulty { get; init; } = "";

    /// <summary>How many simulated seconds it lasts.</summary>
    public int Seconds { get; init; }

    /// <summary>Whether its alerts page people for real, marked as a drill.</summary>
    public bool PagesPeople { get; init; }

    public Actor StartedBy { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How many simulated seconds pass in one.</summary>
    public int Speed { get; init; } = 1;

    /// <summary>Set while the clock stands still.</summary>
    public DrillPause? Pause { get; init; }

    /// <summary>Where the clock stood when it was last touched; <see cref="DrillClock"/> goes on from there.</summary>
    public ClockMark Mark { get; init; }

    /// <summary>What was done, in the order of its seconds.</summary>
    public ImmutableArray<DrillAct> Acts { get; init; } = [];

    /// <summary>The incident that it is played as; null before there is one.</summary>
    public IncidentId? Incident { get; init; }

    /// <summary>Set when somebody ended it, or Muster did when its time was up.</summary>
    public DrillEnd? End { get; init; }

    /// <summary>Why it happened, as people explained it when it was over; every try, oldest first.</summary>
    public ImmutableArray<DrillExplanation> Explanations { get; init; } = [];

    /// <summary>Set some time after it ended, when it was judged.</summary>
    public DrillScore? Score { get; init; }

    /// <summary>Who has done anything in it, whoever started it first.</summary>
    public IEnumerable<Actor> Players => Acts.Select(act => act.By).Prepend(StartedBy).Distinct();

    /// <summary>The last explanation of each person, in the order in which they gave it.</summary>
    public IEnumerable<DrillExplanation> LatestExplanations => Explanations.Reverse().DistinctBy(explanation => explanation.By).Reverse();

    public static Decision<DrillEvent> Decide(Drill state, DrillCommand command) => DrillDecider.Decide(state, command);

    public static Drill Evolve(Drill state, DrillEvent happened) => DrillEvolution.Evolve(state, happened);
}
