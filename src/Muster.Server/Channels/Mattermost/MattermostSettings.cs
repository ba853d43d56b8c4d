// How this Muster speaks with Mattermost.
namespace Muster.Server.Channels.Mattermost;

/// <param name="Server">With a slash at its end; null: only webhooks are posted to.</param>
/// <param name="Token">The bot's; null as the server is.</param>
/// <param name="CommandToken">By which the slash command is known; null: none is taken.</param>
public sealed record MattermostSettings(Uri? Server, string? Token, string? CommandToken)
{
    public static MattermostSettings None { get; } = new(null, null, null);
}
