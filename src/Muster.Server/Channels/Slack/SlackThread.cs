// The first message about an incident or a page in a channel of Slack: later ones stand under it.
namespace Muster.Server.Channels.Slack;

/// <param name="Ts">How Slack calls the message.</param>
public sealed record SlackThread(string Ts);
