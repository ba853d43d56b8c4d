// Where this Muster sends webhooks to.
namespace Muster.Core.People;

/// <param name="AllowPrivate">Plain http, any port and any address; otherwise https to the public internet alone.</param>
public sealed record WebhookReach(bool AllowPrivate);
