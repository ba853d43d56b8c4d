// What a wish comes to: everything that a run needs, resolved and checked.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;

namespace Muster.Server.Runbooks;

public sealed record PlannedRun(
    string Title,
    RunbookRisk Risk,
    bool Production,
    ImmutableArray<ServiceId> Services,
    RunContent Content,
    TimeSpan TimeOut,
    bool PreviewMustMatch
)
{
    /// <summary>The organisation's policy when it was planned.</summary>
    public RunPolicy Policy { get; init; } = RunPolicy.Default;

    /// <summary>Whether a second person must approve it.</summary>
    public bool NeedsTwo => Policy.NeedsTwo(Risk, Production);
}
