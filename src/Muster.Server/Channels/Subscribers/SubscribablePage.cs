// What strangers may subscribe to: the name of the status page, its components and its languages.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.StatusPage.Subscribers;

namespace Muster.Server.Channels.Subscribers;

/// <param name="Components">Id and name, in the order of the page.</param>
/// <param name="Languages">The first is the page's own.</param>
/// <param name="IsOpen">Whether strangers may subscribe: the page is there, and public.</param>
public sealed record SubscribablePage(
    string Name,
    ImmutableArray<(string Id, string Name)> Components,
    ImmutableArray<string> Languages,
    bool IsOpen
)
{
    public static SubscribablePage Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        StatusPageSettings? page = organisation.StatusPage;
        return new(
            page?.Name ?? organisation.Name,
            [
                .. organisation
                    .Components.Values.OrderBy(one => one.Position)
                    .ThenBy(one => one.Id.Value, StringComparer.Ordinal)
                    .Select(one => (one.Id.Value, one.Name)),
            ],
            page is { Languages.IsDefaultOrEmpty: false } ? page.Languages : [SubscriptionDefaults.LanguageDefault],
            page?.Access == StatusPageAccess.Public
        );
    }

    public string NameOf(string component) => Components.FirstOrDefault(one => one.Id == component).Name ?? component;
}
