// What an answer of Slack's Web API means for a message.
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Slack;

/// <summary>Errors that it does not know may pass later: in doubt a page is sent again.</summary>
internal static class SlackAnswers
{
    public static SendResult Judge(ProviderCall call, ProviderAnswer answer) =>
        answer switch
        {
            { IsSuccess: false } => call.Refused(answer, answer.Field("error")),
            _ when answer.Field("ok") == "true" => answer.Field("ts") is { Length: > 0 } ts
                ? new Sent($"slack {answer.Field("channel")} {ts}")
                : call.Garbage(answer),
            _ when answer.Field("error") is { Length: > 0 } error => Judge(error, answer.RetryAfter),
            _ => call.Garbage(answer),
        };

    private static Failed Judge(string error, TimeSpan? retryAfter)
    {
        string text = $"Slack refused it: {Core.Kernel.EdgeText.Line(error, 100)}.";
        return Remedy(error) is { } remedy ? new(SendStage.Answer, SendCause.Rejected, Retryable: false, null, $"{text} {remedy}")
            : error is "ratelimited" or "rate_limited" ? new(SendStage.Answer, SendCause.RateLimited, Retryable: true, retryAfter, text)
            : new(SendStage.Answer, SendCause.Faulty, Retryable: true, retryAfter, text);
    }

    /// <summary>What to do about an error that no second try cures; null for all others.</summary>
    private static string? Remedy(string error) =>
        error switch
        {
            "channel_not_found" or "user_not_found" =>
                "There is no such channel or member, or the app cannot see it: invite it with /invite.",
            "not_in_channel" => "Invite the app into the channel with /invite.",
            "message_not_found" or "cant_update_message" or "edit_window_closed" => "The message cannot be changed any more.",
            "is_archived" => "The channel is archived: choose another one.",
            "invalid_auth" or "not_authed" or "account_inactive" or "token_revoked" or "token_expired" => "Look at MUSTER_SLACK_TOKEN.",
            "missing_scope" or "no_permission" or "not_allowed_token_type" => "Give the app the scope chat:write and install it again.",
            "restricted_action" or "restricted_action_read_only_channel" or "cannot_dm_bot" or "messages_tab_disabled" =>
                "The app may not write there.",
            "invalid_blocks" or "invalid_arguments" or "msg_too_long" or "no_text" => "This is a defect of Muster: please report it.",
            _ => null,
        };
}
