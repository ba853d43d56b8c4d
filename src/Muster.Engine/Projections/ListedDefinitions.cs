// The definitions of the organisation that stand in lists: which an event left out or brought in, and how one comes back.
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Alerts;
using Muster.Core.Catalog;

namespace Muster.Engine.Projections;

public static class ListedDefinitions
{
    private const string Route = "route";
    private const string Template = "intake_template";
    private const string Inhibition = "inhibition";
    private const string Heartbeat = "heartbeat";
    private const string Sender = "sender";
    private const string Stakeholder = "stakeholder";
    private const string Tracker = "tracker";
    private const string Component = "component";
    private const string StatusPage = "status_page";

    private const string Unsaid = "The organisation file left it out.";

    /// <summary>Those that an event took out, with why, and those that it put in.</summary>
    public static IEnumerable<(ListedDefinition Definition, bool IsOut, string Why)> ChangedBy(
        OrganisationEvent happened,
        Organisation before
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        return happened switch
        {
            OrganisationEvent.RoutesDefined e => Changed(Of(Route, Ids(before.Routes)), Of(Route, Ids(e.Routes)), e.Reason),
            OrganisationEvent.IntakeTemplatesDefined e => Changed(
                Of(Template, before.IntakeTemplates.Keys),
                Of(Template, e.Templates.Select(one => one.Id)),
                e.Reason
            ),
            OrganisationEvent.InhibitionsDefined e => Changed(Of(before.Inhibitions), Of(e.Inhibitions), e.Reason),
            OrganisationEvent.HeartbeatsDefined e => Changed(
                Of(Heartbeat, before.Heartbeats.Keys),
                Of(Heartbeat, e.Heartbeats.Select(one => one.Name)),
                e.Reason
            ),
            OrganisationEvent.SendersDefined e => Changed(
                Of(Sender, before.Senders.Keys),
                Of(Sender, e.Senders.Select(one => one.Id)),
                e.Reason
            ),
            OrganisationEvent.StakeholdersDefined e => Changed(
                Of(Stakeholder, before.Stakeholders.Keys),
                Of(Stakeholder, e.Stakeholders.Select(one => one.Id)),
                e.Reason
            ),
            OrganisationEvent.TrackersDefined e => Changed(
                Of(Tracker, before.Trackers.Keys),
                Of(Tracker, e.Trackers.Select(one => one.Id)),
                e.Reason
            ),
            OrganisationEvent.ComponentsDefined e => Changed(
                Of(Component, before.Components.Keys),
                Of(Component, e.Components.Select(one => one.Id.Value)),
                e.Reason
            ),
            OrganisationEvent.StatusPageDefined e => Changed(Of(before.StatusPage), Of(e.Page), e.Reason),
            _ => [],
        };
    }

    /// <summary>What to put so that the organisation has it again as it was, and all else stays; null when it was not there.</summary>
    /// <param name="now">The organisation.</param>
    /// <param name="had">The organisation when it had it.</param>
    /// <param name="part">As <see cref="ListedDefinition.Part"/> says it.</param>
    public static Organisation? Again(Organisation now, Organisation had, string part)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(had);
        string[] named = part?.Split('.', 2) ?? [];
        if (named is not [var list, var id])
        {
            return null;
        }

        Organisation again = Organisation.Blank;
        return list switch
        {
            Route when had.Routes.FirstOrDefault(one => one.Id.Value == id) is { } route => again with { Routes = With(now, had, route) },
            Inhibition when had.Inhibitions.FirstOrDefault(one => Digest(one) == id) is { } rule => again with
            {
                Inhibitions = now.Inhibitions.Any(one => Digest(one) == id) ? now.Inhibitions : now.Inhibitions.Add(rule),
            },
            Template when had.IntakeTemplates.TryGetValue(id, out IntakeTemplate? one) => again with
            {
                IntakeTemplates = again.IntakeTemplates.SetItem(id, one),
            },
            Heartbeat when had.Heartbeats.TryGetValue(id, out var one) => again with { Heartbeats = again.Heartbeats.SetItem(id, one) },
            Sender when had.Senders.TryGetValue(id, out var one) => again with { Senders = again.Senders.SetItem(id, one) },
            Stakeholder when had.Stakeholders.TryGetValue(id, out var one) => again with
            {
                Stakeholders = again.Stakeholders.SetItem(id, one),
            },
            Tracker when had.Trackers.TryGetValue(id, out var one) => again with { Trackers = again.Trackers.SetItem(id, one) },
            Component when had.Components.TryGetValue(id, out var one) => again with { Components = again.Components.SetItem(id, one) },
            StatusPage when had.StatusPage is not null => again with { StatusPage = had.StatusPage },
            _ => null,
        };
    }

    /// <summary>Order is meaning: it stands behind the last of those that stood before it.</summary>
    private static ImmutableArray<Route> With(Organisation now, Organisation had, Route route)
    {
        HashSet<string> earlier = [.. Ids(had.Routes).TakeWhile(id => id != route.Id.Value)];
        ImmutableArray<Route> others = [.. now.Routes.Where(one => one.Id != route.Id)];
        int at = others.Index().LastOrDefault(one => earlier.Contains(one.Item.Id.Value), (Index: -1, Item: route)).Index + 1;
        return others.Insert(at, route);
    }

    private static IEnumerable<(ListedDefinition Definition, bool IsOut, string Why)> Changed(
        IEnumerable<ListedDefinition> before,
        IEnumerable<ListedDefinition> after,
        string? reason
    )
    {
        ILookup<string, ListedDefinition> had = before.ToLookup(one => one.Part, StringComparer.Ordinal);
        ILookup<string, ListedDefinition> has = after.ToLookup(one => one.Part, StringComparer.Ordinal);
        string why = string.IsNullOrEmpty(reason) ? Unsaid : reason;
        return had.Where(one => !has.Contains(one.Key))
            .Select(one => (one.First(), true, why))
            .Concat(has.Where(one => !had.Contains(one.Key)).Select(one => (one.First(), false, "")));
    }

    private static IEnumerable<ListedDefinition> Of(string list, IEnumerable<string> ids) =>
        ids.Select(id => new ListedDefinition(list, id));

    private static IEnumerable<ListedDefinition> Of(ImmutableArray<InhibitionRule> rules) =>
        rules.Select(rule => new ListedDefinition(Inhibition, Digest(rule)) { Title = $"An inhibition rule: {rule.Reason}" });

    private static IEnumerable<ListedDefinition> Of(StatusPageSettings? page) =>
        page is null ? [] : [new(StatusPage, "main") { Title = $"The status page {page.Name}" }];

    private static IEnumerable<string> Ids(ImmutableArray<Route> routes) => routes.Select(route => route.Id.Value);

    private static string Digest(InhibitionRule rule) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ViewJson.Write(rule))))[..12];
}
