// Everything that can happen to an SLO: the complete family.
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.Slos;

/// <summary>What happened to an SLO. The names are stable; docs/events.md describes each.</summary>
[JsonDerivedType(typeof(Defined), "slo.defined")]
[JsonDerivedType(typeof(Retired), "slo.retired")]
[JsonDerivedType(typeof(Restored), "slo.restored")]
public abstract record SloEvent(Actor By, DateTimeOffset At)
{
    public sealed record Defined(SloDefinition Definition, Actor By, DateTimeOffset At) : SloEvent(By, At);

    public sealed record Retired(string Reason, Actor By, DateTimeOffset At) : SloEvent(By, At);

    public sealed record Restored(Actor By, DateTimeOffset At) : SloEvent(By, At);
}
