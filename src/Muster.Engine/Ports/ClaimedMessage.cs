// A message that this node may send now, and until when.
namespace Muster.Engine.Ports;

/// <param name="Attempt">Counts from 1; the fence: only the holder of the latest attempt can complete the message.</param>
public sealed record ClaimedMessage(OutboxMessage Message, int Attempt, DateTimeOffset LeaseUntil);
