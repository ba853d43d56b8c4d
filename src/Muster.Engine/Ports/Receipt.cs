// What became of the signals of one accepted request.
using System.Collections.Immutable;

namespace Muster.Engine.Ports;

/// <summary><see cref="Lines"/> are in the order of the request.</summary>
public sealed record Receipt(string Id, string Door, string Key, DateTimeOffset ReceivedAt, ImmutableArray<ReceiptLine> Lines);
