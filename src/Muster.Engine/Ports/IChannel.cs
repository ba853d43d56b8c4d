// How a message leaves: e-mail, webhook and whatever else can reach a person.
namespace Muster.Engine.Ports;

/// <summary>
/// One way to reach people. The pager gives each channel its own loop, so that a slow one delays no other. The same <see cref="ChannelMessage.Key"/> may come
/// twice after a crash: a channel hands it to its provider as the idempotency key.
/// </summary>
public interface IChannel
{
    /// <summary>As contact methods name it, such as <c>email</c>.</summary>
    string Name { get; }

    /// <summary>How long one attempt may take: 1 to 10 seconds, less than the pager's lease.</summary>
    TimeSpan Timeout { get; }

    /// <summary>
    /// Tries once. A failure is an answer, not an exception; cancelled when the time-out has passed. One at <see cref="SendStage.Prepare"/> that may pass later is a
    /// turn to wait for, and counts as no attempt.
    /// </summary>
    Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel);

    /// <summary>Tries once to send what is no page. Channels that only page answer that they cannot.</summary>
    Task<SendResult> SendAsync(Notice notice, CancellationToken cancel) =>
        Task.FromResult<SendResult>(
            new SendResult.Failed(
                SendStage.Prepare,
                SendCause.Misconfigured,
                Retryable: false,
                RetryAfter: null,
                $"The channel {Name} sends pages only."
            )
        );
}
