// What was read from a runbook's file: the runbook, and every mistake in it.
using System.Collections.Immutable;
using Muster.Core.Runbooks;
using Muster.Server.Web.Document;

namespace Muster.Server.Runbooks.Document;

/// <param name="Runbook">As complete as the file allows; run only when there is no mistake.</param>
/// <param name="Mistakes">In the order of the file.</param>
public sealed record RunbookReading(Runbook Runbook, ImmutableArray<Mistake> Mistakes)
{
    public bool IsGood => Mistakes.IsEmpty;
}
