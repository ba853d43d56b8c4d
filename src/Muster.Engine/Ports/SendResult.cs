// What became of one attempt to hand a message to a provider.
namespace Muster.Engine.Ports;

public abstract record SendResult
{
    private SendResult() { }

    /// <summary>The provider took it. <paramref name="Receipt"/> is what it calls the message, null when it says nothing.</summary>
    public sealed record Sent(string? Receipt) : SendResult;

    /// <summary>The attempt failed.</summary>
    /// <param name="Stage">How far it came.</param>
    /// <param name="Cause">What went wrong there.</param>
    /// <param name="Retryable">Whether the same message may pass later. In doubt it may: a doubtful page is sent again.</param>
    /// <param name="RetryAfter">How long the provider asks to wait; null when it says nothing.</param>
    /// <param name="Text">One sentence for the page's record, without secrets.</param>
    public sealed record Failed(SendStage Stage, SendCause Cause, bool Retryable, TimeSpan? RetryAfter, string Text) : SendResult
    {
        /// <summary>Whether the provider has not done it, for sure: it never heard of it, or it said no.</summary>
        public bool IsUndone => Stage < SendStage.Send || Cause is SendCause.Rejected or SendCause.RateLimited;

        /// <summary>Whether nothing was tried, because by the channel's own rate it is not its turn yet: that is nobody's failure, and counts as no attempt.</summary>
        public bool IsTurn => this is { Stage: SendStage.Prepare, Retryable: true };
    }
}
