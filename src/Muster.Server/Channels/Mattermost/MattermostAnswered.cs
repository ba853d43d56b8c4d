// Takes the buttons from a post of Mattermost whose page was answered, and says by whom and when.
using System.Text.Json.Nodes;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.ChatWebhooks;

namespace Muster.Server.Channels.Mattermost;

public sealed class MattermostAnswered(MattermostApi api, PageLinks links) : IAnsweredMessages
{
    public string Name => ContactChannels.Mattermost;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public bool CanChange(string receipt) => MattermostApi.PostOf(receipt) is not null;

    public async Task<SendResult> SettleAsync(AnsweredMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!api.IsConfigured || MattermostApi.PostOf(message.Receipt) is not { } post)
        {
            return MattermostApi.NotConfigured;
        }

        string title = EdgeText.Line($"[{message.Severity.Label()}] {message.Title}", EdgeLimits.TitleBytes);
        JsonObject attachment = new()
        {
            ["fallback"] = ChatText.Markdown(title),
            ["color"] = "#" + ChatText.Colour(message.Severity),
            ["title"] = title,
            ["title_link"] = links.Subject(message.Incident, message.Group),
            ["text"] = ChatText.Markdown(PageText.Answered(message)),
        };
        JsonObject changed = new() { ["text"] = ChatText.Markdown(title), ["attachments"] = new JsonArray(attachment) };
        return await api.ChangeAsync(post, changed, cancel);
    }
}
