// How a message that left is changed once its page needs no answer any more.
namespace Muster.Engine.Ports;

/// <summary>One chat program that can change what it posted. Each has a queue of its own, behind which no page waits.</summary>
public interface IAnsweredMessages
{
    /// <summary>As contact methods name the channel.</summary>
    string Name { get; }

    /// <summary>How long one attempt may take: 1 to 10 seconds, less than the pager's lease.</summary>
    TimeSpan Timeout { get; }

    /// <summary>The queue of the outbox for these changes.</summary>
    static string QueueOf(string name) => "answered-" + name;

    /// <summary>Whether a message with this receipt can be changed.</summary>
    bool CanChange(string receipt);

    /// <summary>Tries once. A failure is an answer, not an exception; cancelled when the time-out has passed.</summary>
    Task<SendResult> SettleAsync(AnsweredMessage message, CancellationToken cancel);
}
