// A message that must leave: written with the events that cause it, sent by the pager at least once.
namespace Muster.Engine.Ports;

/// <param name="Key">Unique; the idempotency key to the provider. A message with a known key is not added again.</param>
/// <param name="Channel">Which channel sends it: <c>email</c> or <c>webhook</c>.</param>
/// <param name="Subject">The stream that wants to know what became of it, as text.</param>
/// <param name="Payload">JSON that the channel renders.</param>
/// <param name="NextTryAt">Not claimed before this instant.</param>
public sealed record OutboxMessage(
    string Key,
    string Channel,
    string Address,
    string Subject,
    string Payload,
    DateTimeOffset CreatedAt,
    DateTimeOffset NextTryAt
)
{
    /// <summary>
    /// Set while it is written by the node that sends it at once; null in what is read, and for a message that waits to be claimed. With a known key a held message is
    /// a conflict, for it would be sent twice.
    /// </summary>
    public MessageHold? Hold { get; init; }
}
