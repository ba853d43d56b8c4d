// Everything that the page of one SLO shows.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Projections;
using Muster.Engine.Slos;

namespace Muster.Server.Slos.Pages;

/// <param name="Charges">Of each objective, in the order of the SLO.</param>
public sealed record SloView(
    SloStatus Status,
    ImmutableArray<ImmutableArray<ChargedIncident>> Charges,
    Func<Actor, string> NameOf,
    string Rev
)
{
    /// <summary>Null where it is retired.</summary>
    public GateView? Gate { get; init; }

    public string Url => $"/slos/{Status.Slo.Id}/live";

    public string Topics => TopicsOf(Status.Slo.Id);

    public static string TopicsOf(SloId id) => $"{Views.Slo}:{id},{Views.SloData}:{id},{Views.Incident},{Views.SloPolicy}";
}
