// What was typed into the form of subscribers, as it came.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Core.StatusPage.Subscribers;
using Muster.Server.Channels.Subscribers;

namespace Muster.Server.Subscribers;

public sealed record SubscribeForm(string Channel, string Address, ImmutableArray<string> Components, string Language)
{
    public static readonly SubscribeForm Empty = new("email", "", [], "");

    public static SubscribeForm Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(
            form["channel"].ToString(),
            form["address"].ToString(),
            [.. form["components"].OfType<string>().Where(one => one.Length > 0)],
            form["language"].ToString()
        );
    }

    /// <summary>Every mistake at once, or null and the wish.</summary>
    public Rejection? Read(SubscribablePage page, WebhookReach reach, out SubscriptionWish? wish)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(reach);
        return SubscriptionWish.Read(
            Channel,
            Address,
            Components,
            Language,
            [.. page.Components.Select(one => one.Id)],
            page.Languages,
            reach.AllowPrivate,
            out wish
        );
    }
}
