// Which burn alerts of an SLO Muster has raised.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Engine.Slos;

/// <summary>A row, so that an alert ends although its SLO does not have it any more.</summary>
public sealed record RaisedBurns(SloId Slo, ImmutableArray<RaisedBurn> Raised)
{
    public static RaisedBurns None(SloId slo) => new(slo, []);
}

/// <param name="Goal">The place of the objective in its SLO, from 0.</param>
/// <param name="Burn">The name of the burn alert.</param>
public sealed record RaisedBurn(int Goal, string Burn, DateTimeOffset Since);
