// The state of one run: who asked, who approved, what it does, and how far it is.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

/// <summary>The state of one run, folded from its events. The stream is <c>run/RUN-7</c>.</summary>
public sealed record RunbookRun : IDecider<RunbookRun, RunCommand, RunEvent>
{
    public static string Category => "run";

    public static RunbookRun Initial { get; } = new();

    /// <summary>Who takes the steps that the server does itself.</summary>
    public const string Server = "server";

    /// <summary>False until it is requested; then everything else is meaningless.</summary>
    public bool Exists { get; init; }

    public RunId Id { get; init; }

    public string Title { get; init; } = "";

    public RunbookRisk Risk { get; init; }

    public bool Production { get; init; }

    public ImmutableArray<ServiceId> Services { get; init; } = [];

    /// <summary>With its preview, once it is there.</summary>
    public RunContent Content { get; init; } =
        new(null, null, null, false, null, [], ImmutableSortedDictionary<string, string>.Empty, [], null);

    /// <summary>Of <see cref="Content"/>; empty until the preview is there.</summary>
    public string Hash { get; init; } = "";

    public TimeSpan TimeOut { get; init; }

    public bool NeedsTwo { get; init; }

    public bool PreviewMustMatch { get; init; }

    public RunStatus Status { get; init; }

    /// <summary>Who is behind the request.</summary>
    public ImmutableArray<PersonId> Requesters { get; init; } = [];

    public Actor RequestedBy { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public RunApproval? Approval { get; init; }

    public BrokenGlass? Glass { get; init; }

    public RunRefusal? Refusal { get; init; }

    public Actor? StartedBy { get; init; }

    /// <summary>Who is behind the start.</summary>
    public ImmutableArray<PersonId> StartedPeople { get; init; } = [];

    public DateTimeOffset? StartedAt { get; init; }

    public RunStop? StopAsked { get; init; }

    /// <summary>Those that were begun, in their order; the last may still go on.</summary>
    public ImmutableArray<StepRun> Steps { get; init; } = [];

    public RunEnd? End { get; init; }

    /// <summary>Whether it can still do something, or be started.</summary>
    public bool IsOpen => Exists && Status is not (RunStatus.Refused or RunStatus.Expired or RunStatus.Ended);

    /// <summary>The step that goes on; null when none does.</summary>
    public StepRun? Current => Status == RunStatus.Running && Steps is [.., { Outcome: null } last] ? last : null;

    /// <summary>What the current step does; null when none goes on.</summary>
    public RunbookStep? CurrentStep => Current is { } current ? Content.Steps[current.Step] : null;

    /// <summary>When it expires unless something happens to it; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt =>
        Status switch
        {
            RunStatus.Requested or RunStatus.Previewed => RequestedAt + RunDefaults.RequestFor,
            RunStatus.Approved => Approval!.ExpiresAt,
            RunStatus.GlassBroken => Glass!.ExpiresAt,
            _ => null,
        };

    public static Decision<RunEvent> Decide(RunbookRun state, RunCommand command) => RunRules.Decide(state, command);

    public static RunbookRun Evolve(RunbookRun state, RunEvent happened) => RunEvolution.Evolve(state, happened);
}
