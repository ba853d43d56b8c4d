// Whoever came by a link of a subscription: which, in which look they see it, or why the link opens nothing.
using Microsoft.AspNetCore.Http;
using Muster.Core.StatusPage.Subscribers;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Web.Public;

namespace Muster.Server.Subscribers;

internal abstract record Owner
{
    private Owner() { }

    public sealed record Refused(IResult Answer) : Owner;

    /// <param name="Home">The path of the subscription's own page.</param>
    /// <param name="Asked">When what the link confirms was asked for; the beginning of time for other links.</param>
    public sealed record Known(Subscription Found, SubscribablePage Page, PublicLook Look, string Home, DateTimeOffset Asked) : Owner;
}
