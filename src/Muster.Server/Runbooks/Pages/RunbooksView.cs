// Everything that the list of runbooks and runs shows.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;

namespace Muster.Server.Runbooks.Pages;

/// <param name="Runs">The latest, those that are open first.</param>
public sealed record RunbooksView(
    ImmutableArray<KnownRunbook> Runbooks,
    ImmutableArray<RunRow> Runs,
    Caller Reader,
    Func<Actor, string> NameOf,
    string Rev
)
{
    public const string Url = "/runbooks/live";

    public const string Topics = $"{Views.Runbook},{Views.Run}";
}
