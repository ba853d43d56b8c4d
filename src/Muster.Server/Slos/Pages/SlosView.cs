// Everything that the list of SLOs shows.
using System.Collections.Immutable;
using Muster.Engine.Projections;
using Muster.Engine.Slos;

namespace Muster.Server.Slos.Pages;

public sealed record SlosView(ImmutableArray<SloStatus> Slos, string Rev)
{
    public const string Url = "/slos/live";

    public const string Topics = $"{Views.Slo},{Views.SloData}";
}
