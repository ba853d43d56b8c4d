// The first message about an incident or a page in a channel of a chat: later ones stand under it.
namespace Muster.Server.Channels;

/// <param name="Ts">How the chat calls the message.</param>
public sealed record ChatThread(string Ts);
