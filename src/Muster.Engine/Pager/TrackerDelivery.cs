// One attempt to open an issue, or to look how issues stand, and what became of it in one commit.
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

/// <summary>
/// At least once: an issue whose answer was lost is found again by its marker, and none is opened twice. What a tracker is asked to open is written down before; while
/// nobody knows whether it did, it is only looked for, until the tracker would show it. A failure is told beside the item at once, and again when nothing tries any more.
/// </summary>
public sealed partial class TrackerDelivery(
    IEventStore store,
    IViewStore views,
    OrganisationReader organisations,
    CommandRunner runner,
    EngineMeter meter,
    TimeProvider clock,
    ILogger<TrackerDelivery> logger
)
{
    private static readonly Actor By = Actor.System("tracker");

    /// <summary>The shortest that any tracker takes is 254 characters.</summary>
    private const int TitleBytesMax = 240;

    /// <summary>Nobody's night hangs on it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>A tracker's clock and ours may differ, and its index may lag.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>What a tracker has it shows by then: Jira's search follows its issues within a minute or two, unless it is being indexed anew.</summary>
    private static readonly TimeSpan ShownAfter = TimeSpan.FromMinutes(10);

    internal async Task AttemptAsync(ITracker trackers, ClaimedMessage claimed)
    {
        TrackerOrder order =
            JsonSerializer.Deserialize<TrackerOrder>(claimed.Message.Payload, EventJson.Options)
            ?? throw new InvalidOperationException($"The message {claimed.Message.Key} is empty.");
        if (order is { Incident: { } incident, Item: { } item })
        {
            await OpenAsync(trackers, claimed, order.Tracker, incident, item);
        }
        else
        {
            await LookAsync(trackers, claimed, order.Tracker);
        }
    }

    private async Task OpenAsync(ITracker trackers, ClaimedMessage claimed, string id, IncidentId incident, string itemId)
    {
        Review review = (
            await StreamReplay.ReadAsync<Review, ReviewCommand, ReviewEvent>(store, incident.Value, CancellationToken.None)
        ).State;
        if (review.ActionItem(itemId) is not { Removal: null, Issue: { Key: null } } item)
        {
            string why = "The item was taken out, or is in the tracker already.";
            await WriteAsync(claimed, new OutboxCompletion.Dropped(claimed.Message.Key, claimed.Attempt, clock.GetUtcNow(), why));
            return;
        }

        Issue? issue = null;
        string intent = $"{id}/{incident}/{itemId}";
        bool isKnown = false;
        Organisation organisation = await organisations.CurrentAsync(CancellationToken.None);
        SendResult result = await SendAsync(
            trackers,
            organisation,
            id,
            async (tracker, late) =>
            {
                (issue, SendResult.Failed? failed, isKnown) = await FindOrOpenAsync(
                    trackers,
                    tracker,
                    intent,
                    Draft(review, item, organisation),
                    late
                );
                return failed ?? (SendResult)new SendResult.Sent(issue?.Key);
            }
        );
        OutboxCompletion completion = Completion(claimed, result, out string? error, out bool isFinal);
        DateTimeOffset now = clock.GetUtcNow();
        await WriteAsync(
            claimed,
            completion,
            async (work, cancel) =>
            {
                if (isKnown && await views.FindAsync(Views.IssueIntent, intent, cancel) is { Status: Views.Open } asked)
                {
                    work.Put(asked with { Status = Views.Closed }, asked);
                }

                return issue is not { } opened
                    ? await work.DecideReviewAsync(
                        incident,
                        new ReviewCommand.FailActionItem(itemId, error ?? "", isFinal, By, now),
                        cancel
                    )
                    : await work.DecideReviewAsync(
                        incident,
                        new ReviewCommand.LinkActionItem(itemId, opened.Key, opened.Url, By, now),
                        cancel
                    ) ?? await work.DecideReviewAsync(incident, new ReviewCommand.MoveActionItem(itemId, opened.State, By, now), cancel);
            }
        );
    }

    /// <summary>Also whether it is known now if the tracker has the issue.</summary>
    private async Task<(Issue? Issue, SendResult.Failed? Failed, bool IsKnown)> FindOrOpenAsync(
        ITracker trackers,
        Tracker tracker,
        string intent,
        IssueDraft draft,
        CancellationToken late
    )
    {
        View? read = await views.FindAsync(Views.IssueIntent, intent, CancellationToken.None);
        IssueIntentRow? asked = read?.Row<IssueIntentRow>();
        (Issue? found, SendResult.Failed? failed) = await trackers.FindAsync(
            tracker,
            asked?.FirstAt < draft.SentAt ? draft with { SentAt = asked.FirstAt } : draft,
            late
        );
        if (found is not null || failed is not null)
        {
            return (found, failed, IsKnown: found is not null);
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (read?.Status == Views.Open && asked!.LastAt + ShownAfter is var shown && shown > now)
        {
            string text =
                $"Whether {tracker.Name} opened the issue is not known, because its answer was lost. It is looked for until {shown.UtcDateTime:HH:mm} UTC, and opened then if it is not there.";
            return (null, new(SendStage.Answer, SendCause.Faulty, Retryable: true, shown - now, text), IsKnown: false);
        }

        Outcome noted = await runner.RunAsync(
            null,
            (work, _) =>
            {
                string row = ViewJson.Write(new IssueIntentRow(asked?.FirstAt ?? now, now));
                work.Put(new View(Views.IssueIntent, intent, Views.Open, now, "", row), read);
                return Task.FromResult<Rejection?>(null);
            },
            CancellationToken.None
        );
        late.ThrowIfCancellationRequested();
        if (noted is not Outcome.Done)
        {
            const string busy = "Somebody else asks for it at this moment; whether it was opened is looked up again.";
            return (null, new(SendStage.Prepare, SendCause.Faulty, Retryable: true, null, busy), IsKnown: false);
        }

        (Issue? opened, failed) = await trackers.OpenAsync(tracker, draft, late);
        return (opened, failed, IsKnown: failed?.IsUndone != false);
    }

    private async Task LookAsync(ITracker trackers, ClaimedMessage claimed, string id)
    {
        DateTimeOffset now = clock.GetUtcNow();
        View? read = await views.FindAsync(Views.Tracker, id, CancellationToken.None);
        TrackerRow row = read?.Row<TrackerRow>() ?? new(null, null);
        ImmutableArray<Issue> changed = [];
        SendResult result = await SendAsync(
            trackers,
            await organisations.CurrentAsync(CancellationToken.None),
            id,
            async (tracker, late) =>
            {
                (ImmutableArray<Issue>? found, SendResult.Failed? failed) = await trackers.ChangedAsync(
                    tracker,
                    await SinceAsync(id, row),
                    late
                );
                changed = found ?? [];
                return failed ?? (SendResult)new SendResult.Sent(null);
            }
        );
        OutboxCompletion completion = Completion(claimed, result, out string? error, out _);
        IReadOnlyList<View> ours = await views.FindAsync(
            Views.Issue,
            [.. changed.Select(one => $"{id}/{one.Key}")],
            CancellationToken.None
        );
        ILookup<string, Issue> issues = changed.ToLookup(one => $"{id}/{one.Key}", StringComparer.Ordinal);
        await WriteAsync(
            claimed,
            completion,
            async (work, cancel) =>
            {
                TrackerRow seen = error is null ? new(now, null) : row with { Failure = error };
                string status = error is null ? Views.Recorded : Views.Refused;
                work.Put(new View(Views.Tracker, id, status, now, "", ViewJson.Write(seen)));
                foreach (View view in ours)
                {
                    IssueRow of = view.Row<IssueRow>();
                    IssueState state = issues[view.Id].Last().State;
                    await work.DecideReviewAsync(of.Incident, new ReviewCommand.MoveActionItem(of.Item, state, By, now), cancel);
                }

                return null;
            }
        );
    }

    /// <summary>From the last look that was answered, or else from the oldest issue that somebody waits for.</summary>
    private async Task<DateTimeOffset> SinceAsync(string id, TrackerRow row) =>
        (
            row.SeenAt
            ?? (await views.AllAsync(Views.Issue, [Views.Open], CancellationToken.None))
                .Where(view => view.Row<IssueRow>().Tracker == id)
                .Select(view => view.SortAt)
                .DefaultIfEmpty(clock.GetUtcNow())
                .Min()
        ) - Overlap;

    private async Task<SendResult> SendAsync(
        ITracker trackers,
        Organisation organisation,
        string id,
        Func<Tracker, CancellationToken, Task<SendResult>> send
    ) =>
        organisation.Trackers.GetValueOrDefault(id) is { } tracker
            ? await TimedSend.RunAsync(
                tracker.Name,
                trackers.Timeout,
                clock,
                late => send(tracker, late),
                failure => Log.TrackerThrew(logger, failure, id)
            )
            : new SendResult.Failed(
                SendStage.Prepare,
                SendCause.Misconfigured,
                Retryable: false,
                null,
                $"There is no tracker '{id}' any more; describe it under trackers in the organisation file."
            );

    private OutboxCompletion Completion(ClaimedMessage claimed, SendResult result, out string? error, out bool isFinal)
    {
        string key = claimed.Message.Key;
        DateTimeOffset now = clock.GetUtcNow();
        isFinal = result is SendResult.Failed { Retryable: false } || claimed.Attempt >= PagerDefaults.FailuresMax;
        error = result is SendResult.Failed { Text: var text } ? EdgeText.Line(text, EdgeLimits.DetailsBytes) : null;
        meter.Attempted(
            ITracker.Queue,
            error is null ? "sent"
                : isFinal ? "failed"
                : "retry"
        );
        if (error is not null)
        {
            Log.NotDone(logger, key, claimed.Attempt, error);
        }

        return result switch
        {
            SendResult.Failed when isFinal => new OutboxCompletion.Dropped(key, claimed.Attempt, now, error!),
            SendResult.Failed failed => new OutboxCompletion.Retry(
                key,
                claimed.Attempt,
                now + Backoff.BeforeNextAttempt(key, claimed.Attempt, Patience, failed.RetryAfter),
                error!
            ),
            _ => new OutboxCompletion.Sent(key, claimed.Attempt, now, null),
        };
    }

    private Task<Outcome> WriteAsync(
        ClaimedMessage claimed,
        OutboxCompletion completion,
        Func<Work, CancellationToken, Task<Rejection?>>? record = null
    ) =>
        runner.RunAsync(
            null,
            async (work, cancel) =>
            {
                work.Complete(completion);
                return record is null ? null : await record(work, cancel);
            },
            CancellationToken.None
        );

    private static IssueDraft Draft(Review review, ActionItem item, Organisation organisation) =>
        new(
            $"muster:{review.Incident}/{item.Id}",
            EdgeText.Line(item.Text, TitleBytesMax),
            [
                item.Text,
                $"An action item of the review of {review.Incident}, {review.Title}: {item.Type.Label().ToLowerInvariant()}, priority {item.Priority.Label().ToLowerInvariant()}.",
                $"Owner: {organisation.Person(item.Owner)?.Name ?? item.Owner.Value}. To be done by {item.DueAt.UtcDateTime.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}.",
                .. item.Verification is { } verification ? [$"How we will see that it helped: {verification}"] : Array.Empty<string>(),
            ],
            $"/reviews/{review.Incident}#item-{item.Id}",
            item.DueAt,
            item.Issue!.At
        );

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} of the tracker's order {Key} failed: {Error}")]
        public static partial void NotDone(ILogger logger, string key, int attempt, string error);

        [LoggerMessage(Level = LogLevel.Error, Message = "The tracker {Tracker} threw; the attempt counts as failed.")]
        public static partial void TrackerThrew(ILogger logger, Exception failure, string tracker);
    }
}
