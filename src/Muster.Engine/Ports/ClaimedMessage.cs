// A message that this node may send now, and until when.
namespace Muster.Engine.Ports;

/// <param name="Attempt">Counts from 1; the fence: only the holder of the latest attempt can complete the message.</param>
public sealed record ClaimedMessage(OutboxMessage Message, int Attempt, DateTimeOffset LeaseUntil)
{
    /// <summary>The attempt before this one ended without a result: its node died or hung. The message may have left already.</summary>
    public bool IsRepeat { get; init; }
}
