// The ntfy server of this organisation, and the token that it asks for.
using Muster.Core.People;

namespace Muster.Server.Channels.Ntfy;

/// <summary>The token goes to this server and to no other, whatever address a person types.</summary>
/// <param name="Reach">Where topics may be, the own server included.</param>
/// <param name="Token">Null when the server asks for none.</param>
public sealed record NtfySettings(WebhookReach Reach, string? Token);
