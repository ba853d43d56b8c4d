// One attempt to deliver one message: whether it is still wanted, the send, and what became of it in one commit.
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>
/// At least once: a result that cannot be written is tried again until the lease has ended, and then the message is sent again by whoever claims it. The attempt
/// number keeps a late result from overwriting a newer one.
/// </summary>
public sealed partial class Delivery(
    IEventStore store,
    CommandRunner runner,
    EngineMeter meter,
    TimeProvider clock,
    ILogger<Delivery> logger
)
{
    private static readonly Actor By = Actor.System("pager");

    /// <summary>How long a result that could not be written waits before it is tried again.</summary>
    private static readonly TimeSpan WritePause = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a message waits for its turn where the channel does not say it.</summary>
    private static readonly TimeSpan TurnPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PageAgeMax = TimeSpan.FromSeconds(1);

    public async Task AttemptAsync(IChannel channel, ClaimedMessage claimed)
    {
        OutboxMessage message = claimed.Message;
        if (NoticePost.IsNotice(message))
        {
            await AttemptNoticeAsync(channel, claimed);
            return;
        }

        if (Read(message) is { Digest: { } digest } told)
        {
            await AttemptDigestAsync(channel, claimed, told, digest);
            return;
        }

        Page page = await FreshPageOfAsync(channel, claimed);
        if (page.Status is PageStatus.Acknowledged or PageStatus.Resolved)
        {
            meter.Attempted(channel.Name, "dropped");
            await WriteAsync(claimed, new OutboxCompletion.Dropped(message.Key, claimed.Attempt, clock.GetUtcNow(), Unwanted(page)), null);
            return;
        }

        if (page.Delivery(message.Key) is not { } delivery)
        {
            throw new InvalidOperationException($"The page {page.Id} planned no delivery {message.Key}.");
        }

        if (page.HasDeclined(delivery.Planned.Person, delivery.Round))
        {
            meter.Attempted(channel.Name, "dropped");
            string why = $"{delivery.Planned.Person} has said before that they cannot respond.";
            await WriteAsync(claimed, new OutboxCompletion.Dropped(message.Key, claimed.Attempt, clock.GetUtcNow(), why), null);
            return;
        }

        if (!LeaseOutlives(channel, claimed))
        {
            meter.Attempted(channel.Name, "late");
            await WriteAsync(claimed, new OutboxCompletion.Postponed(message.Key, claimed.Attempt, clock.GetUtcNow()), null);
            return;
        }

        // An attempt before this one has no result on the record: its node died or hung, and the message may have left already.
        if (claimed.Attempt > delivery.Attempts + 1)
        {
            meter.Duplicated(channel.Name);
        }

        ChannelMessage numbered = Read(message) with { Attempt = claimed.Attempt };
        SendResult result = await SendAsync(channel, late => channel.SendAsync(numbered, late));
        DateTimeOffset now = clock.GetUtcNow();
        if (result is SendResult.Sent sent)
        {
            meter.Attempted(channel.Name, "sent");
            meter.HandedOver(channel.Name, now - message.CreatedAt);
            string? receipt = sent.Receipt is null ? null : Line(sent.Receipt);
            await WriteAsync(
                claimed,
                new OutboxCompletion.Sent(message.Key, claimed.Attempt, now, receipt),
                new PageCommand.RecordDelivered(message.Key, claimed.Attempt, receipt, By, now)
            );
        }
        else if (result is SendResult.Failed failed)
        {
            await FailAsync(channel, claimed, failed, StepWait(page, delivery), delivery.Failures + 1, now);
        }
    }

    /// <summary>It leaves when its turn comes: the provider was not asked, so there is nothing to record of it.</summary>
    private async Task WaitAsync(IChannel channel, ClaimedMessage claimed, SendResult.Failed turn)
    {
        meter.Attempted(channel.Name, "late");
        DateTimeOffset at = clock.GetUtcNow() + (turn.RetryAfter ?? TurnPause);
        await WriteAsync(claimed, new OutboxCompletion.Postponed(claimed.Message.Key, claimed.Attempt, at), null);
    }

    private async Task FailAsync(
        IChannel channel,
        ClaimedMessage claimed,
        SendResult.Failed failed,
        TimeSpan stepWait,
        int failures,
        DateTimeOffset now
    )
    {
        if (failed.IsTurn)
        {
            await WaitAsync(channel, claimed, failed);
            return;
        }

        string key = claimed.Message.Key;
        bool final = !failed.Retryable || failures >= PagerDefaults.FailuresMax;
        string error = Line($"{failed.Text} ({failed.Stage}, {failed.Cause})");
        OutboxCompletion completion = final
            ? new OutboxCompletion.Dropped(key, claimed.Attempt, now, error)
            : new OutboxCompletion.Retry(
                key,
                claimed.Attempt,
                now + Backoff.BeforeNextAttempt(key, failures, stepWait, failed.RetryAfter),
                error
            );
        meter.Attempted(channel.Name, final ? "failed" : "retry");
        Log.SendFailed(logger, claimed.Attempt, key, error, final ? "It is given up." : "It is tried again.");
        await WriteAsync(claimed, completion, new PageCommand.RecordFailure(key, claimed.Attempt, error, final, By, now));
    }

    /// <summary>In doubt the page is sent again.</summary>
    private Task<SendResult> SendAsync(IChannel channel, Func<CancellationToken, Task<SendResult>> send) =>
        TimedSend.RunAsync("The provider", TimeoutOf(channel), clock, send, failure => Log.ChannelThrew(logger, failure, channel.Name));

    /// <summary>Writes the result with the page's record of it, as one commit; again and again while the attempt is ours.</summary>
    /// <param name="other">What is to leave in its place; null for nothing.</param>
    private async Task WriteAsync(ClaimedMessage claimed, OutboxCompletion completion, PageCommand? record, OutboxMessage? other = null)
    {
        do
        {
            try
            {
                if (await TryWriteAsync(claimed, completion, record, other) || await IsKnownAsync(claimed, record))
                {
                    return;
                }
            }
            catch (StoreUnavailableException) when (clock.GetUtcNow() < claimed.LeaseUntil)
            {
                // Tried again below; whether it was written, the next try will tell.
            }

            await Task.Delay(WritePause, clock);
        } while (clock.GetUtcNow() < claimed.LeaseUntil);

        // Somebody else has claimed it since, or may at any moment. What did happen is still told to the page.
        Log.Overtaken(logger, claimed.Attempt, claimed.Message.Key);
        await TryWriteAsync(claimed, null, record);
    }

    private async Task<bool> TryWriteAsync(
        ClaimedMessage claimed,
        OutboxCompletion? completion,
        PageCommand? record,
        OutboxMessage? other = null
    ) =>
        await runner.RunAsync(null, (work, cancel) => RecordAsync(work, claimed, completion, record, other, cancel), CancellationToken.None)
        is Outcome.Done;

    /// <summary>
    /// After a conflict: whether the page has the result of this attempt. Then an earlier try was written and its reply was lost. What is no matter of record
    /// need not be written a second time.
    /// </summary>
    private async Task<bool> IsKnownAsync(ClaimedMessage claimed, PageCommand? record) =>
        record is null || (await PageOfAsync(claimed)).Delivery(claimed.Message.Key)?.Attempts >= claimed.Attempt;

    /// <summary>A send starts only if the lease outlives it, or two nodes could be sending at once.</summary>
    private bool LeaseOutlives(IChannel channel, ClaimedMessage claimed) => claimed.LeaseUntil - clock.GetUtcNow() > TimeoutOf(channel);

    /// <summary>
    /// The page as it stood at most a second ago: a node that hung while it read must not wake somebody for a page that was answered meanwhile.
    /// </summary>
    private async Task<Page> FreshPageOfAsync(IChannel channel, ClaimedMessage claimed)
    {
        while (true)
        {
            long began = clock.GetTimestamp();
            Page page = await PageOfAsync(claimed);
            if (clock.GetElapsedTime(began) <= PageAgeMax || !LeaseOutlives(channel, claimed))
            {
                return page;
            }
        }
    }

    private async Task<Page> PageOfAsync(ClaimedMessage claimed)
    {
        string key = StreamId.Parse(claimed.Message.Subject).Key;
        return (await StreamReplay.ReadAsync<Page, PageCommand, PageEvent>(store, key, CancellationToken.None)).State;
    }

    private static async Task<Rejection?> RecordAsync(
        Work work,
        ClaimedMessage claimed,
        OutboxCompletion? completion,
        PageCommand? record,
        OutboxMessage? other,
        CancellationToken cancel
    )
    {
        if (completion is not null)
        {
            work.Complete(completion);
        }

        if (other is not null)
        {
            work.Send(other);
        }

        return record is null
            ? null
            : await work.DecidePageAsync(PageId.Parse(StreamId.Parse(claimed.Message.Subject).Key), record, cancel);
    }

    private static ChannelMessage Read(OutboxMessage message) =>
        JsonSerializer.Deserialize<ChannelMessage>(message.Payload, EventJson.Options)
        ?? throw new InvalidOperationException($"The message {message.Key} is empty.");

    private static string Unwanted(Page page) =>
        page.Acknowledgement is { } answer ? $"{answer.By} acknowledged the page before." : "What the page was about was over before.";

    /// <summary>What a provider says may hold anything, and a text that cannot be stored would leave the attempt without a result and be sent for ever.</summary>
    private static string Line(string said) => EdgeText.Line(said, EdgeLimits.TitleBytes);

    private static TimeSpan StepWait(Page page, PageDelivery delivery) => page.WaitOf(delivery.Step);

    private static TimeSpan TimeoutOf(IChannel channel) =>
        channel.Timeout < PagerDefaults.SendTimeoutMax ? channel.Timeout : PagerDefaults.SendTimeoutMax;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} of the message {Key} failed: {Error}. {Then}")]
        public static partial void SendFailed(ILogger logger, int attempt, string key, string error, string then);

        [LoggerMessage(Level = LogLevel.Error, Message = "The channel {Channel} threw; the attempt counts as failed.")]
        public static partial void ChannelThrew(ILogger logger, Exception failure, string channel);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The result of attempt {Attempt} of the message {Key} came after its lease had ended."
        )]
        public static partial void Overtaken(ILogger logger, int attempt, string key);
    }
}
