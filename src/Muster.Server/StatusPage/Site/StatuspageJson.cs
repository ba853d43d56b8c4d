// The status page as readers of the Statuspage API v2 know it.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage.Site;

/// <summary>
/// Extra keys begin with <c>x_muster_</c>. A maintenance that was cancelled reads as completed, for which that API has no other word. Source: Atlassian's description
/// of its public API, version 2.
/// </summary>
internal sealed class StatuspageJson(StatusPageView view, string address)
{
    private const string Folder = "api/v2/";

    /// <summary>As many as the original answers.</summary>
    private const int ListedMax = 50;

    private static readonly StatusWords English = StatusWords.Of("en");

    private string PageId => new Uri(address).Host;

    /// <summary>Each file with the text that it has.</summary>
    public IEnumerable<(string Path, Func<string> Text)> Files =>
        [
            (Folder + "summary.json", () => Text(Summary())),
            (Folder + "status.json", () => Text([("page", Page()), ("status", Status())])),
            (Folder + "components.json", () => Text([("page", Page()), ("components", Components())])),
            (Folder + "incidents.json", () => Text([("page", Page()), ("incidents", List(OfKind(BulletinKind.Incident).Take(ListedMax)))])),
            (Folder + "incidents/unresolved.json", () => Text([("page", Page()), ("incidents", List(view.Incidents))])),
            (
                Folder + "scheduled-maintenances.json",
                () => Text([("page", Page()), ("scheduled_maintenances", List(OfKind(BulletinKind.Maintenance).Take(ListedMax)))])
            ),
            (
                Folder + "scheduled-maintenances/upcoming.json",
                () => Text([("page", Page()), ("scheduled_maintenances", List(view.Upcoming))])
            ),
            (Folder + "scheduled-maintenances/active.json", () => Text([("page", Page()), ("scheduled_maintenances", List(view.Active))])),
        ];

    private (string, JsonNode?)[] Summary() =>
        [
            ("page", Page()),
            ("components", Components()),
            ("incidents", List(view.Incidents)),
            ("scheduled_maintenances", List(view.Active.Concat(view.Upcoming))),
            ("status", Status()),
        ];

    private IEnumerable<BulletinView> OfKind(BulletinKind kind) => view.Bulletins.Where(one => one.Kind == kind);

    private JsonObject Page() =>
        Object([("id", PageId), ("name", view.Page.Name), ("url", address), ("time_zone", "Etc/UTC"), ("updated_at", At(view.ChangedAt))]);

    private JsonObject Status() =>
        Object([("indicator", EnumNames.Of(view.Indicator)), ("description", English.Word("overall", view.Indicator))]);

    private JsonArray Components()
    {
        List<JsonNode?> all = [];
        int position = 0;
        foreach (IGrouping<string, ComponentView> group in view.Components.GroupBy(one => one.Group, StringComparer.Ordinal))
        {
            if (group.Key.Length > 0)
            {
                all.Add(Group(group.Key, [.. group], ++position));
            }

            foreach (ComponentView component in group)
            {
                all.Add(Component(component, ++position));
            }
        }

        return [.. all];
    }

    private JsonObject Group(string name, ComponentView[] members, int position) =>
        Object([
            ("id", GroupId(name)),
            ("name", name),
            ("status", EnumNames.Of(members.Max(one => one.Status))),
            ("created_at", At(Midnight(members.Min(one => one.Since)))),
            ("updated_at", At(members.Max(one => one.ChangedAt))),
            ("position", position),
            ("description", null),
            ("showcase", false),
            ("start_date", null),
            ("group_id", null),
            ("page_id", PageId),
            ("group", true),
            ("only_show_if_degraded", false),
            ("components", new JsonArray([.. members.Select(one => (JsonNode)one.Id.Value)])),
        ]);

    private JsonObject Component(ComponentView component, int position) =>
        Object([
            ("id", component.Id.Value),
            ("name", component.Name),
            ("status", EnumNames.Of(component.Status)),
            ("created_at", At(Midnight(component.Since))),
            ("updated_at", At(component.ChangedAt)),
            ("position", position),
            ("description", component.Description.Length > 0 ? component.Description : null),
            ("showcase", component.Showcase),
            ("start_date", component.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("group_id", component.Group.Length > 0 ? GroupId(component.Group) : null),
            ("page_id", PageId),
            ("group", false),
            ("only_show_if_degraded", component.OnlyShowIfDegraded),
        ]);

    private JsonArray List(IEnumerable<BulletinView> bulletins) => [.. bulletins.Select(Bulletin)];

    private JsonObject Bulletin(BulletinView one)
    {
        JsonObject json = Object([
            ("id", one.Id.Value),
            ("name", one.Title),
            ("status", StatusOf(one.Status)),
            ("created_at", At(one.OpenedAt)),
            ("updated_at", At(one.ChangedAt)),
            ("monitoring_at", At(one.MonitoringAt)),
            ("resolved_at", At(one.ClosedAt)),
            ("impact", EnumNames.Of(one.Impact)),
            ("shortlink", $"{address}/incidents/{one.Id}/"),
            ("started_at", At(one.StartedAt ?? one.From ?? one.OpenedAt)),
            ("page_id", PageId),
            ("incident_updates", new JsonArray([.. one.Updates.Reverse().Select(update => Update(one, update))])),
            ("components", Affected(one)),
            ("x_muster_next_update_at", At(one.NextUpdateAt)),
        ]);
        if (one.Severity is { } severity)
        {
            json["x_muster_severity"] = severity.Label();
        }

        if (one.Kind == BulletinKind.Maintenance)
        {
            json["scheduled_for"] = At(one.From);
            json["scheduled_until"] = At(one.Until);
        }

        return json;
    }

    /// <summary>As the components stand now, which is what the original says in an incident.</summary>
    private JsonArray Affected(BulletinView bulletin)
    {
        HashSet<ComponentId> touched = [.. bulletin.Components.Select(one => one.Id)];
        return
        [
            .. Components()
                .Where(node => node is JsonObject json && touched.Contains(new((string)json["id"]!)))
                .Select(node => node!.DeepClone()),
        ];
    }

    private static JsonObject Update(BulletinView bulletin, UpdateView update)
    {
        JsonArray? affected = update.Affected.IsEmpty
            ? null
            :
            [
                .. update.Affected.Select(one =>
                    Object([
                        ("code", one.Component.Value),
                        ("name", one.Name),
                        ("old_status", EnumNames.Of(one.Before)),
                        ("new_status", EnumNames.Of(one.After)),
                    ])
                ),
            ];
        return Object([
            ("id", update.Id),
            ("status", StatusOf(update.Status)),
            ("body", English.BodyOf(update.Body, update.Status)),
            ("incident_id", bulletin.Id.Value),
            ("created_at", At(update.At)),
            ("updated_at", At(update.At)),
            ("display_at", At(update.At)),
            ("affected_components", affected),
            ("deliver_notifications", true),
            ("custom_tweet", null),
            ("tweet_id", null),
            ("x_muster_corrects", update.Corrects),
        ]);
    }

    private static string StatusOf(BulletinStatus status) =>
        EnumNames.Of(status == BulletinStatus.Cancelled ? BulletinStatus.Completed : status);

    /// <summary>Of the name, because a heading has no id: it stays while the name does.</summary>
    private static string GroupId(string name) =>
        "group-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 6));

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static JsonNode? At(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Object((string Name, JsonNode? Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static string Text((string Name, JsonNode? Value)[] fields) => Object(fields).ToJsonString(JsonSerializerOptions.Default);
}
