// One attempt to tell a room of an incident: what is new there, the send, and how far the room knows it now.
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

/// <summary>
/// Each message says all that the room has not heard, so those that waited beside it have nothing left to say and go. At least once: what is on its way is noted
/// before it leaves, so that no other node says the same meanwhile, and one whose result was lost is counted as a duplicate when it is said again.
/// </summary>
public sealed partial class RoomDelivery(
    IEventStore store,
    IViewStore views,
    OrganisationReader organisations,
    CommandRunner runner,
    EngineMeter meter,
    TimeProvider clock,
    ILogger<RoomDelivery> logger
)
{
    /// <summary>What one message holds of an incident; a room that joins late needs no more to follow it.</summary>
    private const int LinesMax = 12;

    /// <summary>A room has no next step that a retry must come before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private static readonly TimeSpan Beside = TimeSpan.FromSeconds(1);

    internal async Task AttemptAsync(IRoom room, ClaimedMessage claimed)
    {
        OutboxMessage message = claimed.Message;
        IncidentId incident = IncidentId.Parse(StreamId.Parse(message.Subject).Key);
        string id = RoomRow.IdOf(incident, room.Name, message.Address);
        View? read = await views.FindAsync(Views.Room, id, CancellationToken.None);
        RoomRow row = read?.Row<RoomRow>() ?? RoomRow.Of(room.Name, message.Address);
        DateTimeOffset now = clock.GetUtcNow();
        if (row.Telling is { } other && other != message.Key && row.TellingUntil > now)
        {
            await WriteAsync(new OutboxCompletion.Postponed(message.Key, claimed.Attempt, now + Beside));
            return;
        }

        (RoomMessage? news, int version) = await NewsAsync(message, incident, row.Told);
        if (news is null)
        {
            meter.Attempted(IRoom.QueueOf(room.Name), "dropped");
            await WriteAsync(
                new OutboxCompletion.Dropped(message.Key, claimed.Attempt, now, "It was said together with what came before.")
            );
        }
        else if (claimed.LeaseUntil - now <= room.Timeout || !await BeginAsync(claimed, incident, id, read, row))
        {
            await WriteAsync(new OutboxCompletion.Postponed(message.Key, claimed.Attempt, now + Beside));
        }
        else
        {
            if (row.Telling == message.Key)
            {
                meter.Duplicated(IRoom.QueueOf(room.Name));
            }

            SendResult result = await TellAsync(room, news);
            await SettleAsync(room, claimed, incident, id, row with { Telling = null, TellingUntil = null }, version, result);
        }
    }

    /// <summary>What the room has not heard; null when that is nothing. And the version of the incident up to which it was read.</summary>
    private async Task<(RoomMessage? News, int Version)> NewsAsync(OutboxMessage message, IncidentId id, int told)
    {
        Organisation organisation = await organisations.CurrentAsync(CancellationToken.None);
        Incident incident = Incident.Initial;
        List<RoomLine> lines = [];
        int version = told;
        foreach (StoredEvent stored in await store.ReadStreamAsync(StreamId.Parse(message.Subject), 0, CancellationToken.None))
        {
            IncidentEvent happened = (IncidentEvent)EventJson.Read(stored.Type, stored.Data);
            incident = Incident.Evolve(incident, happened);
            version = stored.Version;
            if (stored.Version > told && RoomNews.Tells(happened))
            {
                TimelineEntry entry = TimelineText.Describe(
                    happened,
                    person => organisation.Person(person)?.Name ?? person.Value,
                    incident
                );
                lines.Add(new(happened.At, entry.Title, entry.Body));
            }
        }

        ImmutableArray<RoomLine> last = [.. lines.TakeLast(LinesMax)];
        return lines.Count == 0
            ? (null, version)
            : (
                new(
                    message.Key,
                    message.Address,
                    id,
                    incident.Title,
                    incident.Severity,
                    incident.Phase,
                    told == 0,
                    last,
                    lines.Count - last.Length
                ),
                version
            );
    }

    /// <summary>Notes that the message is on its way; false when somebody else was faster.</summary>
    private async Task<bool> BeginAsync(ClaimedMessage claimed, IncidentId incident, string id, View? read, RoomRow row) =>
        await runner.RunAsync(
            null,
            (work, _) =>
            {
                RoomRow begun = row with { Telling = claimed.Message.Key, TellingUntil = claimed.LeaseUntil };
                work.Put(begun.ToView(incident, id, work.Now), read);
                return Task.FromResult<Rejection?>(null);
            },
            CancellationToken.None
        ) is Outcome.Done;

    private Task<SendResult> TellAsync(IRoom room, RoomMessage news) =>
        TimedSend.RunAsync(
            "The chat",
            room.Timeout,
            clock,
            late => room.TellAsync(news, late),
            failure => Log.RoomThrew(logger, failure, room.Name)
        );

    private async Task SettleAsync(
        IRoom room,
        ClaimedMessage claimed,
        IncidentId incident,
        string id,
        RoomRow row,
        int version,
        SendResult result
    )
    {
        string key = claimed.Message.Key;
        DateTimeOffset now = clock.GetUtcNow();
        (OutboxCompletion completion, RoomRow after, string outcome) = result switch
        {
            SendResult.Sent sent => (
                new OutboxCompletion.Sent(key, claimed.Attempt, now, Line(sent.Receipt ?? "")),
                row with
                {
                    Told = version,
                    Failure = null,
                },
                "sent"
            ),
            SendResult.Failed { IsTurn: true } turn => (
                (OutboxCompletion)new OutboxCompletion.Postponed(key, claimed.Attempt, now + (turn.RetryAfter ?? Beside)),
                row,
                "late"
            ),
            SendResult.Failed failed => Failure(claimed, row, failed, now),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        meter.Attempted(IRoom.QueueOf(room.Name), outcome);
        if (after.Failure is { } said)
        {
            Log.NotTold(logger, key, claimed.Attempt, said);
        }

        await WriteAsync(completion, after.ToView(incident, id, now));
    }

    private static (OutboxCompletion Completion, RoomRow After, string Outcome) Failure(
        ClaimedMessage claimed,
        RoomRow row,
        SendResult.Failed failed,
        DateTimeOffset now
    )
    {
        string key = claimed.Message.Key;
        string error = Line(failed.Text);
        RoomRow after = row with { Failure = error };
        if (!failed.Retryable || claimed.Attempt >= PagerDefaults.FailuresMax)
        {
            return (new OutboxCompletion.Dropped(key, claimed.Attempt, now, error), after, "failed");
        }

        TimeSpan pause = Backoff.BeforeNextAttempt(key, claimed.Attempt, Patience, failed.RetryAfter);
        return (new OutboxCompletion.Retry(key, claimed.Attempt, now + pause, error), after, "retry");
    }

    private async Task WriteAsync(OutboxCompletion completion, View? row = null) =>
        await runner.RunAsync(
            null,
            (work, _) =>
            {
                work.Complete(completion);
                if (row is not null)
                {
                    work.Put(row);
                }

                return Task.FromResult<Rejection?>(null);
            },
            CancellationToken.None
        );

    private static string Line(string said) => EdgeText.Line(said, EdgeLimits.TitleBytes);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} to tell a room ({Key}) failed: {Error}")]
        public static partial void NotTold(ILogger logger, string key, int attempt, string error);

        [LoggerMessage(Level = LogLevel.Error, Message = "The room of {Channel} threw; the attempt counts as failed.")]
        public static partial void RoomThrew(ILogger logger, Exception failure, string channel);
    }
}
