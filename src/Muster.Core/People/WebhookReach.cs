// Where this Muster sends webhooks to.
namespace Muster.Core.People;

/// <param name="AllowPrivate">Plain http, any port and any address; otherwise https to the public internet alone.</param>
public sealed record WebhookReach(bool AllowPrivate)
{
    /// <summary>The ntfy server of this organisation, which whoever runs Muster chose: it may stand in a private network. Null for none.</summary>
    public Uri? Ntfy { get; init; }
}
