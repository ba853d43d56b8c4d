// Everything that can happen to a run: the complete family.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

/// <summary>What happened to a run. The names are stable; docs/events.md describes each.</summary>
[JsonDerivedType(typeof(Requested), "run.requested")]
[JsonDerivedType(typeof(DryRunShown), "run.dry_run_shown")]
[JsonDerivedType(typeof(Previewed), "run.previewed")]
[JsonDerivedType(typeof(Approved), "run.approved")]
[JsonDerivedType(typeof(Refused), "run.refused")]
[JsonDerivedType(typeof(Expired), "run.expired")]
[JsonDerivedType(typeof(GlassBroken), "run.glass_broken")]
[JsonDerivedType(typeof(Started), "run.started")]
[JsonDerivedType(typeof(StepStarted), "run.step_started")]
[JsonDerivedType(typeof(StepTaken), "run.step_taken")]
[JsonDerivedType(typeof(OutputWritten), "run.output_written")]
[JsonDerivedType(typeof(ItemConfirmed), "run.item_confirmed")]
[JsonDerivedType(typeof(StopAsked), "run.stop_asked")]
[JsonDerivedType(typeof(StepEnded), "run.step_ended")]
[JsonDerivedType(typeof(Ended), "run.ended")]
public abstract record RunEvent(Actor By, DateTimeOffset At)
{
    /// <param name="Content">Without its preview, which follows.</param>
    /// <param name="People">Who is behind the request.</param>
    /// <param name="NeedsTwo">Whether a second person must approve it.</param>
    public sealed record Requested(
        RunId Id,
        string Title,
        RunbookRisk Risk,
        bool Production,
        ImmutableArray<ServiceId> Services,
        RunContent Content,
        TimeSpan TimeOut,
        bool NeedsTwo,
        bool PreviewMustMatch,
        ImmutableArray<PersonId> People,
        Actor By,
        DateTimeOffset At
    ) : RunEvent(By, At);

    /// <summary>The dry run of a step was made, or failed.</summary>
    public sealed record DryRunShown(DryRunResult Shown, Actor By, DateTimeOffset At) : RunEvent(By, At);

    /// <summary>All dry runs are made.</summary>
    /// <param name="Hash">Of the content with its preview: what an approval names.</param>
    public sealed record Previewed(string Hash, Actor By, DateTimeOffset At) : RunEvent(By, At);

    public sealed record Approved(string Hash, ImmutableArray<PersonId> People, DateTimeOffset ExpiresAt, Actor By, DateTimeOffset At)
        : RunEvent(By, At);

    public sealed record Refused(string Reason, Actor By, DateTimeOffset At) : RunEvent(By, At);

    public sealed record Expired(Actor By, DateTimeOffset At) : RunEvent(By, At);

    public sealed record GlassBroken(
        string Reason,
        string Hash,
        ImmutableArray<PersonId> People,
        DateTimeOffset ExpiresAt,
        Actor By,
        DateTimeOffset At
    ) : RunEvent(By, At);

    /// <param name="Hash">What was approved, and runs.</param>
    public sealed record Started(string Hash, ImmutableArray<PersonId> People, Actor By, DateTimeOffset At) : RunEvent(By, At);

    public sealed record StepStarted(int Step, DateTimeOffset DueAt, Actor By, DateTimeOffset At) : RunEvent(By, At);

    public sealed record StepTaken(int Step, int Attempt, string Runner, Actor By, DateTimeOffset At) : RunEvent(By, At);

    /// <param name="IsCut">Whether what followed was not kept.</param>
    public sealed record OutputWritten(int Step, int Sequence, string Text, bool IsCut, Actor By, DateTimeOffset At) : RunEvent(By, At);

    public sealed record ItemConfirmed(int Step, int Item, Actor By, DateTimeOffset At) : RunEvent(By, At);

    /// <param name="Reason">May be empty.</param>
    public sealed record StopAsked(string Reason, Actor By, DateTimeOffset At) : RunEvent(By, At);

    /// <param name="Text">What to know of it; may be empty.</param>
    public sealed record StepEnded(int Step, StepOutcome Outcome, int? ExitCode, string Text, Actor By, DateTimeOffset At)
        : RunEvent(By, At);

    public sealed record Ended(RunEnding Ending, string Text, Actor By, DateTimeOffset At) : RunEvent(By, At);
}
