// A loop that sends the messages of one queue.
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

/// <summary>Safe for several threads.</summary>
public interface IHand
{
    /// <summary>Takes the message for itself, which is about to be written; null when it has no room for it now, or the message is for later.</summary>
    MessageHold? Hold(OutboxMessage message);

    /// <summary>It is written: the first attempt begins.</summary>
    void Send(OutboxMessage held);

    /// <summary>It was not written.</summary>
    void Release(OutboxMessage held);
}
