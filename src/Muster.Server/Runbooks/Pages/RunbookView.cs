// Everything that the page of one runbook shows.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;

namespace Muster.Server.Runbooks.Pages;

/// <param name="Versions">Oldest first.</param>
/// <param name="Incidents">Those that are open: a run may help one of them.</param>
/// <param name="Incident">The one that the form begins with; null for none.</param>
public sealed record RunbookView(
    KnownRunbook Known,
    ImmutableArray<RunbookVersion> Versions,
    ImmutableArray<IncidentRow> Incidents,
    string? Incident,
    Caller Reader,
    Func<Actor, string> NameOf
)
{
    public Runbook Runbook => Known.Runbook;

    public bool NeedsTwo => Known.NeedsTwo;
}
