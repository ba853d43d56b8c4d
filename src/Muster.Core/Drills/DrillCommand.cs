// Everything that can be asked of a drill.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

public abstract record DrillCommand(Actor By, DateTimeOffset At)
{
    /// <param name="Seconds">How many simulated seconds the scenario lasts.</param>
    /// <param name="PagesPeople">Whether its alerts page people for real.</param>
    public sealed record Start(
        DrillId Id,
        string Scenario,
        string ScenarioHash,
        long Seed,
        string Difficulty,
        int Seconds,
        int Speed,
        bool PagesPeople,
        Actor By,
        DateTimeOffset At
    ) : DrillCommand(By, At);

    /// <summary>Whether the scenario offers it was looked at before: a drill knows no scenario.</summary>
    public sealed record Act(
        string Id,
        string Verb,
        string Target,
        ImmutableSortedDictionary<string, string> Args,
        Actor By,
        DateTimeOffset At
    ) : DrillCommand(By, At);

    public sealed record Pause(Actor By, DateTimeOffset At) : DrillCommand(By, At);

    public sealed record Resume(Actor By, DateTimeOffset At) : DrillCommand(By, At);

    public sealed record ChangeSpeed(int Speed, Actor By, DateTimeOffset At) : DrillCommand(By, At);

    public sealed record LinkIncident(IncidentId Incident, Actor By, DateTimeOffset At) : DrillCommand(By, At);

    /// <summary>Explains, when it is over, why it happened; as often as one likes.</summary>
    /// <param name="Whys">From what was felt to the root.</param>
    public sealed record Explain(ImmutableArray<DrillWhy> Whys, Actor By, DateTimeOffset At) : DrillCommand(By, At);

    /// <summary>What it was worth: from 0 to 100 points, and when all was whole, if it ever was. It is judged once, when it is over.</summary>
    public sealed record Judge(double Points, int? ResolvedAt, Actor By, DateTimeOffset At) : DrillCommand(By, At);

    /// <summary>Ends it where it is; after its last simulated second its time is up, whoever says so.</summary>
    public sealed record Stop(Actor By, DateTimeOffset At) : DrillCommand(By, At);
}
