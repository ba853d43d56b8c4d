// The slash command /muster of Slack.
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Slack;

namespace Muster.Server.Chat;

/// <summary>Whoever writes alone sees the answer.</summary>
public sealed class SlackCommands(ChatAnswers answers, ChatCommands commands)
{
    public async Task<IResult> AnswerAsync(Dictionary<string, StringValues> form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        string user = form.GetValueOrDefault("user_id").ToString();
        string text = form.GetValueOrDefault("text").ToString();
        string trigger = form.GetValueOrDefault("trigger_id").ToString();
        string said = await answers.PersonAsync(ContactChannels.Slack, user, cancel) is { } person
            ? await commands.AnswerAsync(
                new(person, "slack:command", trigger.Length == 0 ? null : new Operation($"slack/{user}/{trigger}", text)),
                text,
                cancel
            )
            : SlackButtons.Stranger(SlackId.IsValid(user) ? user : "YOUR-MEMBER-ID");
        return TypedResults.Text(
            new JsonObject { ["response_type"] = "ephemeral", ["text"] = SlackBlocks.Escaped(said) }.ToJsonString(),
            "application/json"
        );
    }
}
