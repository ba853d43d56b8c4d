// Everything that can happen to a drill: the complete family.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

/// <summary>What happened to a drill. The names are stable; docs/events.md describes each.</summary>
[JsonDerivedType(typeof(Started), "drill.started")]
[JsonDerivedType(typeof(Acted), "drill.acted")]
[JsonDerivedType(typeof(Paused), "drill.paused")]
[JsonDerivedType(typeof(Resumed), "drill.resumed")]
[JsonDerivedType(typeof(SpeedChanged), "drill.speed_changed")]
[JsonDerivedType(typeof(IncidentLinked), "drill.incident_linked")]
[JsonDerivedType(typeof(Ended), "drill.ended")]
[JsonDerivedType(typeof(Explained), "drill.explained")]
[JsonDerivedType(typeof(Scored), "drill.scored")]
public abstract record DrillEvent(Actor By, DateTimeOffset At)
{
    public sealed record Started(
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
    ) : DrillEvent(By, At);

    /// <summary>Somebody did something in the simulated second that the drill was in.</summary>
    public sealed record Acted(
        string Act,
        int Second,
        string Verb,
        string Target,
        ImmutableSortedDictionary<string, string> Args,
        Actor By,
        DateTimeOffset At
    ) : DrillEvent(By, At);

    public sealed record Paused(Actor By, DateTimeOffset At) : DrillEvent(By, At);

    public sealed record Resumed(Actor By, DateTimeOffset At) : DrillEvent(By, At);

    public sealed record SpeedChanged(int Speed, Actor By, DateTimeOffset At) : DrillEvent(By, At);

    public sealed record IncidentLinked(IncidentId Incident, Actor By, DateTimeOffset At) : DrillEvent(By, At);

    public sealed record Ended(DrillEnding Why, int Second, Actor By, DateTimeOffset At) : DrillEvent(By, At);

    /// <summary>Somebody explained why it happened; what they said before stays in the record.</summary>
    public sealed record Explained(ImmutableArray<DrillWhy> Whys, Actor By, DateTimeOffset At) : DrillEvent(By, At);

    public sealed record Scored(double Points, int? ResolvedAt, Actor By, DateTimeOffset At) : DrillEvent(By, At);
}
