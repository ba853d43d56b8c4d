// The latest version of a runbook, read.
using Muster.Core.Runbooks;
using Muster.Engine.Projections;

namespace Muster.Server.Runbooks;

/// <param name="NeedsTwo">Whether a second person must approve a run of it.</param>
/// <param name="Row">The version as it was written.</param>
public sealed record KnownRunbook(Runbook Runbook, bool NeedsTwo, RunbookRow Row);
