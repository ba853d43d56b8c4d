// What became of one attempt to send.
namespace Muster.Engine.Ports;

/// <summary>Applies only while <see cref="Attempt"/> is the latest attempt of <see cref="Key"/>; otherwise the commit is a conflict.</summary>
public abstract record OutboxCompletion(string Key, int Attempt)
{
    public sealed record Sent(string Key, int Attempt, DateTimeOffset At, string? Receipt) : OutboxCompletion(Key, Attempt);

    public sealed record Retry(string Key, int Attempt, DateTimeOffset NextTryAt, string Error) : OutboxCompletion(Key, Attempt);

    /// <summary>
    /// It was not tried, because its lease would have ended before the send or it is not its turn: the attempt does not count, and the next claim has its number.
    /// </summary>
    public sealed record Postponed(string Key, int Attempt, DateTimeOffset NextTryAt) : OutboxCompletion(Key, Attempt);

    /// <summary>No further attempt: given up, or nobody needs it any more.</summary>
    public sealed record Dropped(string Key, int Attempt, DateTimeOffset At, string Error) : OutboxCompletion(Key, Attempt);
}
