// How the data of an SLO comes in: how far it is known, when it was asked for, and what keeps it away.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Slos;

namespace Muster.Engine.Slos;

/// <param name="KnownUntil">The end of the last minute that is known; null before the first.</param>
/// <param name="AskedAt">When its source answered last, with data or without, or a push came; null before the first.</param>
/// <param name="Trouble">Null while nothing is wrong.</param>
public sealed record SloData(SloId Id, DateTimeOffset? KnownUntil, DateTimeOffset? AskedAt, SloTrouble? Trouble)
{
    /// <summary>Up to where its source was asked and answered; null for what is pushed, and before the first answer.</summary>
    public DateTimeOffset? AskedUntil { get; init; }

    /// <summary>Of pushed counters, by instance; those of the last day.</summary>
    public ImmutableSortedDictionary<string, CounterReading> Counters { get; init; } =
        ImmutableSortedDictionary<string, CounterReading>.Empty;

    /// <summary>The span in minutes that the source is asked about for each minute: longer than 1 where it keeps a value so seldom that a minute alone has none.</summary>
    public int SpanMinutes { get; init; } = 1;

    public static SloData None(SloId id) => new(id, null, null, null);
}
