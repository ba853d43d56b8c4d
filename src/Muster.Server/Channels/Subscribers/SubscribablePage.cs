// What strangers may subscribe to: the name of the status page, its components and its languages.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.StatusPage.Subscribers;

namespace Muster.Server.Channels.Subscribers;

/// <param name="Components">Id and name, in the order of the page.</param>
/// <param name="Languages">The first is the page's own.</param>
public sealed record SubscribablePage(string Name, ImmutableArray<(string Id, string Name)> Components, ImmutableArray<string> Languages)
{
    public static SubscribablePage Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return new(organisation.Name, [], [SubscriptionDefaults.LanguageDefault]);
    }

    public string NameOf(string component) => Components.FirstOrDefault(one => one.Id == component).Name ?? component;
}
