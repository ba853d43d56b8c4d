// One attempt to deliver a notice: no page waits for it, so its result is written with the message alone.
using System.Text.Json;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed partial class Delivery
{
    private async Task AttemptNoticeAsync(IChannel channel, ClaimedMessage claimed)
    {
        OutboxMessage message = claimed.Message;
        if (!LeaseOutlives(channel, claimed))
        {
            meter.Attempted(channel.Name, "late");
            await WriteAsync(claimed, new OutboxCompletion.Postponed(message.Key, claimed.Attempt, clock.GetUtcNow()), null);
            return;
        }

        Notice notice =
            JsonSerializer.Deserialize<Notice>(message.Payload, EventJson.Options)
            ?? throw new InvalidOperationException($"The notice {message.Key} is empty.");
        SendResult result = await SendAsync(channel, late => channel.SendAsync(notice, late));
        DateTimeOffset now = clock.GetUtcNow();
        if (result is SendResult.Sent sent)
        {
            meter.Attempted(channel.Name, "sent");
            string? receipt = sent.Receipt is null ? null : Line(sent.Receipt);
            await WriteAsync(claimed, new OutboxCompletion.Sent(message.Key, claimed.Attempt, now, receipt), null);
        }
        else if (result is SendResult.Failed { IsTurn: true } turn)
        {
            await WaitAsync(channel, claimed, turn);
        }
        else if (result is SendResult.Failed failed)
        {
            bool final = !failed.Retryable || claimed.Attempt >= PagerDefaults.FailuresMax;
            OutboxMessage? other = final ? NoticePost.Next(message, notice, now) : null;
            string error = Line($"{failed.Text} ({failed.Stage}, {failed.Cause})");
            meter.Attempted(channel.Name, final ? "failed" : "retry");
            Log.SendFailed(logger, claimed.Attempt, message.Key, error, Then(final, other));
            DateTimeOffset next = now + NoticePost.Pause;
            await WriteAsync(
                claimed,
                final
                    ? new OutboxCompletion.Dropped(message.Key, claimed.Attempt, now, error)
                    : new OutboxCompletion.Retry(message.Key, claimed.Attempt, next, error),
                null,
                other
            );
        }
    }

    private static string Then(bool final, OutboxMessage? other) =>
        other is not null ? $"It goes by {other.Channel} instead."
        : final ? "It is given up."
        : "It is tried again.";
}
