// How this Muster speaks with Slack.
namespace Muster.Server.Channels.Slack;

/// <param name="Api">Where the methods of the Web API stand, with a slash at its end.</param>
/// <param name="Token">The bot's; null: every delivery fails and says what to do.</param>
/// <param name="SigningSecret">By which requests from Slack are known; null: none is taken.</param>
public sealed record SlackSettings(Uri Api, string? Token, string? SigningSecret)
{
    /// <summary>Where Slack's own API stands.</summary>
    public static readonly Uri ApiDefault = new("https://slack.com/api/");
}
