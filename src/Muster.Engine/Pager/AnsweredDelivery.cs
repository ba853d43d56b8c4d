// One attempt to change a message whose page was answered.
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>To change a message twice says the same, so a lost result costs nothing; one that cannot be changed keeps its buttons, which say who answered when they are pressed.</summary>
public sealed partial class AnsweredDelivery(CommandRunner runner, EngineMeter meter, TimeProvider clock, ILogger<AnsweredDelivery> logger)
{
    /// <summary>Nobody waits for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    internal async Task AttemptAsync(IAnsweredMessages chat, ClaimedMessage claimed)
    {
        AnsweredMessage message =
            JsonSerializer.Deserialize<AnsweredMessage>(claimed.Message.Payload, EventJson.Options)
            ?? throw new InvalidOperationException($"The message {claimed.Message.Key} is empty.");
        SendResult result = await SendAsync(chat, message);
        string key = claimed.Message.Key;
        DateTimeOffset now = clock.GetUtcNow();
        bool isFinal = result is SendResult.Failed { Retryable: false } || claimed.Attempt >= PagerDefaults.FailuresMax;
        OutboxCompletion completion = result switch
        {
            SendResult.Failed failed when isFinal => new OutboxCompletion.Dropped(key, claimed.Attempt, now, Line(failed.Text)),
            SendResult.Failed failed => new OutboxCompletion.Retry(
                key,
                claimed.Attempt,
                now + Backoff.BeforeNextAttempt(key, claimed.Attempt, Patience, failed.RetryAfter),
                Line(failed.Text)
            ),
            _ => new OutboxCompletion.Sent(key, claimed.Attempt, now, null),
        };
        meter.Attempted(
            IAnsweredMessages.QueueOf(chat.Name),
            result is SendResult.Sent ? "sent"
                : isFinal ? "failed"
                : "retry"
        );
        if (result is SendResult.Failed { Text: var why })
        {
            Log.NotChanged(logger, key, claimed.Attempt, Line(why));
        }

        await runner.RunAsync(
            null,
            (work, _) =>
            {
                work.Complete(completion);
                return Task.FromResult<Rejection?>(null);
            },
            CancellationToken.None
        );
    }

    private Task<SendResult> SendAsync(IAnsweredMessages chat, AnsweredMessage message) =>
        TimedSend.RunAsync(
            "The chat",
            chat.Timeout,
            clock,
            late => chat.SettleAsync(message, late),
            failure => Log.ChatThrew(logger, failure, chat.Name)
        );

    private static string Line(string said) => EdgeText.Line(said, EdgeLimits.TitleBytes);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} to change an answered message ({Key}) failed: {Error}")]
        public static partial void NotChanged(ILogger logger, string key, int attempt, string error);

        [LoggerMessage(Level = LogLevel.Error, Message = "The chat {Channel} threw; the attempt counts as failed.")]
        public static partial void ChatThrew(ILogger logger, Exception failure, string channel);
    }
}
