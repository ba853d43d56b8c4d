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
);
