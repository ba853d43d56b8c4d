// The latest version of a runbook, read.
using Muster.Core.Runbooks;
using Muster.Engine.Projections;

namespace Muster.Server.Runbooks;

/// <param name="Row">The version as it was written.</param>
public sealed record KnownRunbook(Runbook Runbook, RunbookRow Row);
