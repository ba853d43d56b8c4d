// Who of this node sends a message as soon as it is written, without looking for it in the database first.
using System.Collections.Concurrent;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

/// <summary>
/// A page that is written with its first attempt taken leaves one write and one read sooner. Where nobody sends, as on the command line, or nobody has room, messages
/// wait to be claimed as ever.
/// </summary>
public sealed class Hands
{
    private readonly ConcurrentDictionary<string, IHand> _hands = new(StringComparer.Ordinal);

    /// <summary>From now on <paramref name="hand"/> is asked for each message of the queue.</summary>
    public void Add(string queue, IHand hand) => _hands[queue] = hand;

    /// <summary>The commit with its messages held, as far as hands are free. Each is to be sent or released afterwards.</summary>
    internal Commit Hold(Commit commit) =>
        commit.Outbox.IsEmpty || _hands.IsEmpty
            ? commit
            : commit with
            {
                Outbox =
                [
                    .. commit.Outbox.Select(message => message with { Hold = _hands.GetValueOrDefault(message.Channel)?.Hold(message) }),
                ],
            };

    internal void Send(Commit written) => ForEach(written, static (hand, message) => hand.Send(message));

    internal void Release(Commit refused) => ForEach(refused, static (hand, message) => hand.Release(message));

    private void ForEach(Commit commit, Action<IHand, OutboxMessage> act)
    {
        foreach (OutboxMessage message in commit.Outbox.Where(message => message.Hold is not null))
        {
            act(_hands[message.Channel], message);
        }
    }
}
