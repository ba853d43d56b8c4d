// One attempt to deliver a digest, and what its pages are told of it.
using Microsoft.Extensions.Logging;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

public sealed partial class Delivery
{
    /// <summary>
    /// A digest belongs to no page: its result is written first, and then told to each page that it stands for. A crash between the two leaves pages that say "in
    /// digest", which is true.
    /// </summary>
    private async Task AttemptDigestAsync(IChannel channel, ClaimedMessage claimed, ChannelMessage message, PageDigest digest)
    {
        if (!await IsWantedAsync(digest))
        {
            meter.Attempted(channel.Name, "dropped");
            const string why = "Every page that it stands for was answered or over before.";
            await WriteAsync(claimed, new OutboxCompletion.Dropped(message.Key, claimed.Attempt, clock.GetUtcNow(), why), null);
            return;
        }

        if (!LeaseOutlives(channel, claimed))
        {
            meter.Attempted(channel.Name, "late");
            await WriteAsync(claimed, new OutboxCompletion.Postponed(message.Key, claimed.Attempt, clock.GetUtcNow()), null);
            return;
        }

        ChannelMessage numbered = message with { Attempt = claimed.Attempt };
        SendResult result = await SendAsync(channel, late => channel.SendAsync(numbered, late));
        DateTimeOffset now = clock.GetUtcNow();
        if (result is SendResult.Sent sent)
        {
            meter.Attempted(channel.Name, "sent");
            string receipt = Line(sent.Receipt is null ? $"in digest {digest.Id}" : $"in digest {digest.Id}: {sent.Receipt}");
            await WriteAsync(claimed, new OutboxCompletion.Sent(message.Key, claimed.Attempt, now, receipt), null);
            await TellPagesAsync(digest, line => new PageCommand.RecordDelivered(line.Key, claimed.Attempt, receipt, By, now));
        }
        else if (result is SendResult.Failed { IsTurn: true } turn)
        {
            await WaitAsync(channel, claimed, turn);
        }
        else if (result is SendResult.Failed failed)
        {
            await FailDigestAsync(channel, claimed, digest, failed, now);
        }
    }

    private async Task FailDigestAsync(
        IChannel channel,
        ClaimedMessage claimed,
        PageDigest digest,
        SendResult.Failed failed,
        DateTimeOffset now
    )
    {
        (string key, int attempt) = (claimed.Message.Key, claimed.Attempt);
        bool final = !failed.Retryable || attempt >= PagerDefaults.FailuresMax;
        string error = Line($"{failed.Text} ({failed.Stage}, {failed.Cause})");
        meter.Attempted(channel.Name, final ? "failed" : "retry");
        Log.SendFailed(logger, attempt, key, error, final ? "It is given up." : "It is tried again.");
        if (final)
        {
            await WriteAsync(claimed, new OutboxCompletion.Dropped(key, attempt, now, error), null);
            await TellPagesAsync(digest, line => new PageCommand.RecordFailure(line.Key, attempt, error, Final: true, By, now));
        }
        else
        {
            DateTimeOffset next = now + Backoff.BeforeNextAttempt(key, attempt, DigestDefaults.Interval, failed.RetryAfter);
            await WriteAsync(claimed, new OutboxCompletion.Retry(key, attempt, next, error), null);
        }
    }

    private async Task<bool> IsWantedAsync(PageDigest digest)
    {
        foreach (IGrouping<string, DigestLine> page in digest.Lines.GroupBy(line => line.Page.Value, StringComparer.Ordinal))
        {
            Page state = (await StreamReplay.ReadAsync<Page, PageCommand, PageEvent>(store, page.Key, CancellationToken.None)).State;
            if (state.Status is PageStatus.Active or PageStatus.Exhausted && page.Any(line => IsAwaited(state, line)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the person has not said that they cannot respond.</summary>
    private static bool IsAwaited(Page page, DigestLine line) =>
        page.Delivery(line.Key) is { } planned && !page.HasDeclinedSince(planned.Planned.Person, planned.Round);

    private async Task TellPagesAsync(PageDigest digest, Func<DigestLine, PageCommand> record)
    {
        foreach (DigestLine line in digest.Lines)
        {
            try
            {
                await runner.RunAsync(
                    null,
                    (work, cancel) => work.DecidePageAsync(line.Page, record(line), cancel),
                    CancellationToken.None
                );
            }
            catch (StoreUnavailableException away)
            {
                Log.NotTold(logger, away, digest.Id);
                return;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The digest {Digest} is settled, and the store was away when its pages were to be told: some of them say only that it holds them."
        )]
        public static partial void NotTold(ILogger logger, Exception failure, string digest);
    }
}
