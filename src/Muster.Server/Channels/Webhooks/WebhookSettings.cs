// How this Muster signs webhooks, and where it may send them.
namespace Muster.Server.Channels.Webhooks;

/// <param name="Secret">The <c>whsec_</c> text that receivers verify with.</param>
public sealed record WebhookSettings(string Secret, bool AllowPrivate);
