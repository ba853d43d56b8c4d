// How one step of a run went so far.
using System.Collections.Immutable;

namespace Muster.Core.Runbooks;

/// <param name="DueAt">When its time is over.</param>
public sealed record StepRun(int Step, DateTimeOffset StartedAt, DateTimeOffset DueAt)
{
    /// <summary>Which runner took it; null while nobody did, and for steps that nobody takes.</summary>
    public string? Runner { get; init; }

    /// <summary>What tells the one who took it from anybody else: 0 until it is taken, and 1 then, for no step is taken twice.</summary>
    public int Attempt { get; init; }

    /// <summary>What it wrote, as far as it is kept.</summary>
    public string Output { get; init; } = "";

    /// <summary>Whether it wrote more than is kept.</summary>
    public bool IsCut { get; init; }

    /// <summary>The number of the last piece of output; 0 before the first.</summary>
    public int Sequence { get; init; }

    /// <summary>The items of a checklist that are confirmed, from 0.</summary>
    public ImmutableSortedSet<int> Confirmed { get; init; } = [];

    public StepOutcome? Outcome { get; init; }

    public int? ExitCode { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
