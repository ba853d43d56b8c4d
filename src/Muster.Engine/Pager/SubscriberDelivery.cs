// One attempt to tell some subscribers: who still wants it, the sends, and what became of each in one commit.
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Muster.Core.Kernel;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>
/// Each subscriber hears it once, except after a crash between a send and the record of it: then those of one message may hear it twice, under the same Message-ID or
/// webhook-id. Whoever could not be told gets a message of their own later, so that nobody waits for them.
/// </summary>
public sealed partial class SubscriberDelivery(
    IViewStore views,
    CommandRunner runner,
    EngineMeter meter,
    TimeProvider clock,
    ILogger<SubscriberDelivery> logger
)
{
    /// <summary>How long a result that could not be written waits before it is tried again.</summary>
    private static readonly TimeSpan WritePause = TimeSpan.FromMilliseconds(250);

    /// <summary>A day: news that could not leave for so long is no news.</summary>
    private static readonly TimeSpan AgeMax = TimeSpan.FromDays(1);

    /// <summary>A mail server that is away is asked again as often as for a page, and no more often than each minute later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    internal async Task AttemptAsync(ISubscriberChannel channel, ClaimedMessage claimed)
    {
        OutboxMessage message = claimed.Message;
        if (ReporterPost.Read(message) is { } reporter)
        {
            await WriteToReporterAsync(channel, claimed, reporter);
            return;
        }

        SubscriberLetter letter = SubscriberPost.Read(message);
        StatusNews? news = letter.News is { } key
            ? (await views.FindAsync(Views.Mailing, key, CancellationToken.None))?.Row<MailingRow>().News
            : null;
        IReadOnlyList<View> rows = await views.FindAsync(
            Views.Subscription,
            [.. letter.To.Select(one => one.Value)],
            CancellationToken.None
        );
        ImmutableArray<Subscription> wanting = [.. rows.Select(row => row.Row<Subscription>()).Where(one => Wants(one, letter))];
        DateTimeOffset now = clock.GetUtcNow();
        if (wanting.IsEmpty || (letter.News is not null && news is null))
        {
            meter.Attempted(message.Channel, "dropped");
            await WriteAsync(claimed, new OutboxCompletion.Dropped(message.Key, claimed.Attempt, now, "Nobody wants it any more."), []);
        }
        else if (claimed.LeaseUntil - now <= channel.Timeout)
        {
            meter.Attempted(message.Channel, "late");
            await WriteAsync(claimed, new OutboxCompletion.Postponed(message.Key, claimed.Attempt, now), []);
        }
        else
        {
            List<SubscriberResult> results = [];
            await TellAsync(channel, news, letter.Key, wanting, results);
            await SettleAsync(channel, claimed, letter, wanting, results);
        }
    }

    private async Task WriteToReporterAsync(ISubscriberChannel channel, ClaimedMessage claimed, ReporterLetter letter)
    {
        OutboxMessage message = claimed.Message;
        using CancellationTokenSource late = new(channel.Timeout, clock);
        SendResult result;
        try
        {
            result = await channel.WriteAsync(letter, late.Token).WaitAsync(late.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            result = new SendResult.Failed(SendStage.Send, SendCause.TimedOut, Retryable: true, RetryAfter: null, "It took too long.");
        }
        catch (Exception failure)
        {
            Log.ChannelThrew(logger, failure, message.Key);
            result = new SendResult.Failed(SendStage.Send, SendCause.Faulty, Retryable: true, RetryAfter: null, "The attempt broke off.");
        }

        DateTimeOffset now = clock.GetUtcNow();
        meter.Attempted(message.Channel, result is SendResult.Sent ? "sent" : "retry");
        await WriteAsync(
            claimed,
            result switch
            {
                SendResult.Sent sent => new OutboxCompletion.Sent(message.Key, claimed.Attempt, now, sent.Receipt),
                SendResult.Failed { Retryable: true } failed when now - message.CreatedAt <= AgeMax => new OutboxCompletion.Retry(
                    message.Key,
                    claimed.Attempt,
                    now + Backoff.BeforeNextAttempt(message.Key, claimed.Attempt, Patience, failed.RetryAfter),
                    failed.Text
                ),
                _ => new OutboxCompletion.Dropped(message.Key, claimed.Attempt, now, ((SendResult.Failed)result).Text),
            },
            []
        );
    }

    private static bool Wants(Subscription one, SubscriberLetter letter) =>
        one.Address is not null
        && (
            letter.News is null
                ? one.Status is SubscriptionStatus.Pending or SubscriptionStatus.Confirmed
                : one.Status == SubscriptionStatus.Confirmed
        );

    /// <summary>Gathers what the channel says until it ends, takes too long or throws: those it said nothing of were not tried.</summary>
    private async Task TellAsync(
        ISubscriberChannel channel,
        StatusNews? news,
        string key,
        ImmutableArray<Subscription> to,
        List<SubscriberResult> results
    )
    {
        using CancellationTokenSource late = new(channel.Timeout, clock);
        IAsyncEnumerator<SubscriberResult> told = channel.TellAsync(news, key, to, late.Token).GetAsyncEnumerator(late.Token);
        try
        {
            // A provider that does not heed the token must not keep the hand that holds it.
            while (await told.MoveNextAsync().AsTask().WaitAsync(late.Token))
            {
                results.Add(told.Current);
            }

            await told.DisposeAsync();
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            Hold(to, results, "It took too long.", SendCause.TimedOut);
        }
        catch (Exception failure)
        {
            Log.ChannelThrew(logger, failure, key);
            Hold(to, results, "The attempt broke off.", SendCause.Faulty);
        }
    }

    /// <summary>Who was next may have been told: in doubt they are told again, and nobody after them was tried.</summary>
    private static void Hold(ImmutableArray<Subscription> to, List<SubscriberResult> results, string why, SendCause cause)
    {
        HashSet<SubscriptionId> known = [.. results.Select(one => one.Subscription)];
        if (to.FirstOrDefault(one => !known.Contains(one.Id)) is { } next)
        {
            results.Add(
                new(next.Id, new SendResult.Failed(SendStage.Send, cause, Retryable: true, RetryAfter: null, why), SubscriberVerdict.Failed)
            );
        }
    }

    private async Task SettleAsync(
        ISubscriberChannel channel,
        ClaimedMessage claimed,
        SubscriberLetter letter,
        ImmutableArray<Subscription> wanting,
        List<SubscriberResult> results
    )
    {
        OutboxMessage message = claimed.Message;
        DateTimeOffset now = clock.GetUtcNow();
        int sent = results.Count(one => one.Result is SendResult.Sent);
        if (sent == 0 && results is [{ Verdict: SubscriberVerdict.Ours, Result: SendResult.Failed nobodys }, ..])
        {
            bool isOver = !nobodys.Retryable || now - message.CreatedAt > AgeMax;
            meter.Attempted(message.Channel, isOver ? "failed" : "retry");
            Log.NotLeft(logger, message.Key, claimed.Attempt, nobodys.Text);
            TimeSpan pause = Backoff.BeforeNextAttempt(message.Key, claimed.Attempt, Patience, nobodys.RetryAfter);
            await WriteAsync(
                claimed,
                isOver
                    ? new OutboxCompletion.Dropped(message.Key, claimed.Attempt, now, nobodys.Text)
                    : new OutboxCompletion.Retry(message.Key, claimed.Attempt, now + pause, nobodys.Text),
                []
            );
            return;
        }

        meter.Attempted(message.Channel, sent == wanting.Length ? "sent" : "retry");
        if (letter.News is not null)
        {
            meter.HandedOver(message.Channel, now - message.CreatedAt);
        }

        string receipt = $"{sent} of {wanting.Length} were told.";
        await WriteAsync(
            claimed,
            new OutboxCompletion.Sent(message.Key, claimed.Attempt, now, receipt),
            [.. Afterwards(channel, letter, wanting, results)]
        );
    }

    /// <summary>What is written beside the result: rows of those whose address failed or works again, and messages for those who are tried later.</summary>
    private IEnumerable<Func<Work, CancellationToken, Task>> Afterwards(
        ISubscriberChannel channel,
        SubscriberLetter letter,
        ImmutableArray<Subscription> wanting,
        List<SubscriberResult> results
    )
    {
        Dictionary<SubscriptionId, SubscriberResult> known = [];
        foreach (SubscriberResult result in results.Where(one => one.Verdict != SubscriberVerdict.Ours))
        {
            known[result.Subscription] = result;
        }

        foreach (Subscription one in wanting.Where(one => known.ContainsKey(one.Id)))
        {
            if (known[one.Id] is { Result: SendResult.Failed failed } result)
            {
                if (failed.Retryable && result.Verdict == SubscriberVerdict.Failed && channel.PauseAfter(letter.Failures + 1) is { } pause)
                {
                    TimeSpan wait = failed.RetryAfter > pause ? failed.RetryAfter.Value : pause;
                    yield return Again(channel, letter with { To = [one.Id], Failures = letter.Failures + 1 }, wait);
                    continue;
                }

                string said = EdgeText
                    .Line(failed.Text, EdgeLimits.TitleBytes)
                    .Replace(one.Address!, "…", StringComparison.OrdinalIgnoreCase);
                yield return Change(
                    one.Id,
                    row =>
                        result.Verdict == SubscriberVerdict.Unwanted
                            ? row.Refuse(said, clock.GetUtcNow())
                            : row.Bounce(result.Verdict == SubscriberVerdict.Gone, said, clock.GetUtcNow())
                );
            }
            else if (one.Delivered() != one)
            {
                yield return Change(one.Id, row => row.Delivered());
            }
        }

        ImmutableArray<SubscriptionId> untried = [.. wanting.Select(one => one.Id).Where(one => !known.ContainsKey(one))];
        if (!untried.IsEmpty)
        {
            yield return Again(channel, letter with { To = untried }, TimeSpan.Zero);
        }
    }

    private static Func<Work, CancellationToken, Task> Again(ISubscriberChannel channel, SubscriberLetter letter, TimeSpan wait) =>
        (work, _) =>
        {
            // Another for each try: a message with a known key would not be added.
            string key = $"{letter.Key}/{letter.To[0]}/{(letter.To.Length == 1 ? "" : "rest/")}{letter.Failures}";
            SubscriberPost.Queue(work, channel.Way, letter, key, letter.To.Length == 1 ? letter.To[0].Value : key, work.Now + wait);
            return Task.CompletedTask;
        };

    /// <summary>As the row stands when the result is written: whoever left meanwhile has left.</summary>
    private Func<Work, CancellationToken, Task> Change(SubscriptionId id, Func<Subscription, Subscription> next) =>
        async (work, cancel) =>
        {
            if (await views.FindAsync(Views.Subscription, id.Value, cancel) is { } read)
            {
                work.Put(SubscriptionRows.Row(next(read.Row<Subscription>())), read);
            }
        };

    /// <summary>Writes the result as one commit; again and again while the attempt is ours.</summary>
    private async Task WriteAsync(
        ClaimedMessage claimed,
        OutboxCompletion completion,
        ImmutableArray<Func<Work, CancellationToken, Task>> afterwards
    )
    {
        do
        {
            try
            {
                await runner.RunAsync(null, ActAsync, CancellationToken.None);
                return;
            }
            catch (StoreUnavailableException)
            {
                // Tried again below. If it was written and the reply was lost, the next try finds that it is not ours any more.
            }

            await Task.Delay(WritePause, clock);
        } while (clock.GetUtcNow() < claimed.LeaseUntil);

        async Task<Rejection?> ActAsync(Work work, CancellationToken cancel)
        {
            work.Complete(completion);
            foreach (Func<Work, CancellationToken, Task> act in afterwards)
            {
                await act(work, cancel);
            }

            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} of {Key} to subscribers did not leave: {Error}")]
        public static partial void NotLeft(ILogger logger, string key, int attempt, string error);

        [LoggerMessage(Level = LogLevel.Error, Message = "What tells subscribers threw ({Key}); those it had not told are tried again.")]
        public static partial void ChannelThrew(ILogger logger, Exception failure, string key);
    }
}
