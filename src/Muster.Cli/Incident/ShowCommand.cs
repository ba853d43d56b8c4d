// `muster incident show`: one incident with its roles, tasks, mitigations, statement and timeline.
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Incident;

internal static class ShowCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Option<bool> timeline = new("--timeline") { Description = "Show the timeline as well, its oldest line first." };
        return ApiVerb.Make(
            "show",
            "Show an incident: who holds which role, tasks, mitigations, the last statement and when the next is due.",
            [id, timeline],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id));
                Reply<IncidentDetail> reply = await client.GetAsync<IncidentDetail>(path, cancel);
                JsonArray? lines = parsed.GetValue(timeline) ? await TimelineAsync(client, path, cancel) : null;
                parsed
                    .Screen()
                    .Answer(Joined(reply.Raw, lines), () => Show(reply.Value, lines.Deserialize<TimelineEntry[]>(Screen.JsonForm)));
            }
        );
    }

    /// <summary>All of the timeline, page by page.</summary>
    private static async Task<JsonArray> TimelineAsync(MusterClient client, string path, CancellationToken cancel)
    {
        JsonArray all = [];
        string query = "";
        while (true)
        {
            Reply<Listing<JsonElement>> page = await client.GetAsync<Listing<JsonElement>>(path + "/timeline" + query, cancel);
            foreach (JsonElement line in page.Value.Items)
            {
                all.Add(JsonNode.Parse(line.GetRawText()));
            }

            if (page.Value.Next is not { } next)
            {
                return all;
            }

            query = "?cursor=" + Uri.EscapeDataString(next);
        }
    }

    /// <summary>The incident as the API says it, with the timeline's lines in a field of their own when they were asked for.</summary>
    private static JsonNode? Joined(JsonElement incident, JsonArray? timeline)
    {
        JsonNode? joined = JsonNode.Parse(incident.GetRawText());
        if (joined is JsonObject && timeline is not null)
        {
            joined["timeline"] = timeline;
        }

        return joined;
    }

    private static void Show(IncidentDetail incident, IReadOnlyList<TimelineEntry>? timeline)
    {
        Screen.Line($"{incident.Id}  [{incident.Severity}] {Screen.Clean(incident.Title)}");
        Screen.Line();
        Screen.Facts(
            ("Phase", incident.Phase),
            ("Service", incident.Service),
            ("Impact began", TimeText.Utc(incident.ImpactStartedAt)),
            ("Declared", $"{TimeText.Utc(incident.DeclaredAt)} ({TimeText.Relative(incident.DeclaredAt)})"),
            ("Acknowledged", TimeText.Utc(incident.AcknowledgedAt)),
            ("Impact stopped", TimeText.Utc(incident.ImpactStoppedAt)),
            ("Resolved", TimeText.Utc(incident.ResolvedAt)),
            ("Next update", incident.NextUpdateDueAt is { } due ? $"{TimeText.Utc(due)} ({TimeText.Due(due)})" : null),
            ("Command offered to", incident.CommandOffer?.To),
            ("Command asked by", incident.CommandAsk is { } ask ? $"{ask.To}, passes at {TimeText.Utc(ask.DueAt)}" : null)
        );
        Part("Roles", incident.Roles, role => $"{Words.Said(role.Role)}: {role.Name ?? role.Person}");
        Part("Tasks", incident.Tasks, task => $"{task.Id}  {task.Status}  {task.To}  {Due(task)}{task.Text}");
        Part(
            "Mitigations",
            incident.Mitigations,
            one => $"{one.Id}  {Words.Said(one.Kind)}  {one.To}  {one.Outcome ?? "running"}  {one.Text}"
        );
        Part("Holding statement", incident.Statements is [.., var last] ? Lines(last) : null, line => line);
        Part("Timeline", timeline?.SelectMany(Lines).ToArray(), line => line);
    }

    /// <summary>When an open task is due; nothing for one that is over.</summary>
    private static string Due(TaskItem task) =>
        string.Equals(task.Status, "open", StringComparison.OrdinalIgnoreCase) ? TimeText.Due(task.DueAt) + "  " : "";

    private static string[] Lines(StatementItem statement) =>
        [
            "Status: " + statement.Status,
            "Impact: " + statement.Impact,
            "Current action: " + statement.CurrentAction,
            "Next update: " + (statement.NextUpdateAt is { } next ? TimeText.Utc(next) : "none, this was the last"),
        ];

    /// <summary>When and who, then what; further lines of the text below it, indented.</summary>
    private static IEnumerable<string> Lines(TimelineEntry entry)
    {
        string[] text = entry.Removed ? ["(removed)"] : entry.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string first = text.FirstOrDefault("");
        string by = entry.By is { Length: > 0 } && !first.StartsWith(entry.By, StringComparison.Ordinal) ? entry.By + "  " : "";
        return [$"{TimeText.Utc(entry.At)}  {by}{first}", .. text.Skip(1).Select(line => "    " + line)];
    }

    private static void Part<T>(string title, IReadOnlyList<T>? items, Func<T, string> line)
    {
        if (items is not { Count: > 0 })
        {
            return;
        }

        Screen.Line();
        Screen.Line(title);
        foreach (T item in items)
        {
            Screen.Line("  " + Screen.Clean(line(item)));
        }
    }
}
