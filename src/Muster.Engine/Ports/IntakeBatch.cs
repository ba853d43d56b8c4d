// The signals of one request, on their way to disk.
using System.Collections.Immutable;
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <param name="Receipt">The id under which the sender can look up what became of the signals.</param>
/// <param name="ResolveTimeout">How long a firing signal without an end holds.</param>
public sealed record IntakeBatch(
    string Receipt,
    string Door,
    string Key,
    DateTimeOffset ReceivedAt,
    TimeSpan ResolveTimeout,
    ImmutableArray<Signal> Signals
);
