// Everything that can be asked of a run.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

public abstract record RunCommand(Actor By, DateTimeOffset At)
{
    /// <param name="Content">Resolved, and checked before; without its preview.</param>
    /// <param name="People">Who is behind the request: a person, or whom a key stands for and who made it.</param>
    public sealed record Request(
        RunId Id,
        string Title,
        RunbookRisk Risk,
        bool Production,
        ImmutableArray<ServiceId> Services,
        RunContent Content,
        TimeSpan TimeOut,
        bool PreviewMustMatch,
        RunPolicy Policy,
        ImmutableArray<PersonId> People,
        Actor By,
        DateTimeOffset At
    ) : RunCommand(By, At);

    /// <summary>What a dry run showed.</summary>
    public sealed record ShowDryRun(DryRunResult Shown, Actor By, DateTimeOffset At) : RunCommand(By, At);

    /// <summary>The dry runs that are not made by now have failed.</summary>
    public sealed record EndPreview(Actor By, DateTimeOffset At) : RunCommand(By, At);

    /// <param name="Hash">Of what the approver saw.</param>
    public sealed record Approve(string Hash, ImmutableArray<PersonId> People, Actor By, DateTimeOffset At) : RunCommand(By, At);

    /// <summary>Refuses it, or withdraws it, before it starts.</summary>
    public sealed record Refuse(string Reason, Actor By, DateTimeOffset At) : RunCommand(By, At);

    /// <summary>Its time may be over.</summary>
    public sealed record Expire(Actor By, DateTimeOffset At) : RunCommand(By, At);

    public sealed record BreakGlass(string Reason, ImmutableArray<PersonId> People, Actor By, DateTimeOffset At) : RunCommand(By, At);

    /// <param name="Hash">Of what whoever starts it saw.</param>
    /// <param name="Now">What would run now.</param>
    /// <param name="Commander">Who commands its incident; null for nobody.</param>
    /// <param name="CommanderIsAlone">Whether nobody else holds a role there.</param>
    /// <param name="Host">Of a command of <c>muster run</c>: where it runs, and so who takes its step. Else null.</param>
    public sealed record Start(
        string Hash,
        RunContent Now,
        ImmutableArray<PersonId> People,
        PersonId? Commander,
        bool CommanderIsAlone,
        string? Host,
        Actor By,
        DateTimeOffset At
    ) : RunCommand(By, At);

    /// <summary>A runner takes the step that waits for it.</summary>
    public sealed record Take(int Step, string Runner, Actor By, DateTimeOffset At) : RunCommand(By, At);

    public sealed record Write(int Step, int Attempt, int Sequence, string Text, Actor By, DateTimeOffset At) : RunCommand(By, At);

    public sealed record Confirm(int Step, int Item, Actor By, DateTimeOffset At) : RunCommand(By, At);

    /// <param name="Reason">May be empty.</param>
    public sealed record Stop(string Reason, Actor By, DateTimeOffset At) : RunCommand(By, At);

    /// <param name="Attempt">As it was given when the step was taken; 0 for a step that nobody takes.</param>
    public sealed record EndStep(int Step, int Attempt, StepOutcome Outcome, int? ExitCode, string Text, Actor By, DateTimeOffset At)
        : RunCommand(By, At);

    /// <summary>Whoever did the step has not been heard of for as long as a lease holds.</summary>
    public sealed record Lose(int Step, Actor By, DateTimeOffset At) : RunCommand(By, At);

    /// <summary>The time of a step may be over.</summary>
    public sealed record Chase(int Step, Actor By, DateTimeOffset At) : RunCommand(By, At);
}
