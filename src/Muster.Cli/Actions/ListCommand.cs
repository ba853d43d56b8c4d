// `muster action list`: what reviews promised, by its day or by priority; or what is done and whether it helped.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Actions;

internal static class ListCommand
{
    public static Command Create()
    {
        Option<string> status = Of("--status", "Which: open, overdue or done.", "STATUS", "open", "overdue", "done");
        status.DefaultValueFactory = _ => "open";
        Option<string> sort = Of("--sort", "The earliest day or the highest priority first: due or priority.", "ORDER", "due", "priority");
        sort.DefaultValueFactory = _ => "due";
        Option<string?> owner = new("--owner") { Description = "Only those of this person.", HelpName = "PERSON" };
        Option<string?> team = new("--team") { Description = "Only those of this team.", HelpName = "TEAM" };
        Option<string?> service = new("--service") { Description = "Only those of incidents of this service.", HelpName = "SERVICE" };
        Option<string> type = Of(
            "--type",
            "Only what is to prevent, detect, mitigate or learn.",
            "TYPE",
            "prevent",
            "detect",
            "mitigate",
            "learn"
        );
        Option<string> priority = Of("--priority", "Only those of this priority.", "PRIORITY", "critical", "high", "medium", "low");
        Option<string?> query = new("--query", "-q") { Description = "Only what has these words.", HelpName = "WORDS" };
        Option<int> limit = ListOptions.Limit();
        return ApiVerb.Make(
            "list",
            "List the action items of all reviews: to do, the earliest day first, or done, with whether it helped.",
            [status, owner, team, service, type, priority, query, sort, limit],
            async (parsed, client, cancel) =>
            {
                (string Name, string? Value)[] asked =
                [
                    ("status", parsed.GetValue(status)),
                    ("sort", parsed.GetValue(sort)),
                    ("owner", parsed.GetValue(owner)),
                    ("team", parsed.GetValue(team)),
                    ("service", parsed.GetValue(service)),
                    ("type", parsed.GetValue(type)),
                    ("priority", parsed.GetValue(priority)),
                    ("q", parsed.GetValue(query)),
                    ("limit", parsed.GetValue(limit).ToString(CultureInfo.InvariantCulture)),
                ];
                IEnumerable<string> said = asked
                    .Where(one => one.Value is { Length: > 0 })
                    .Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}");
                string path = MusterClient.Path("actions") + "?" + string.Join('&', said);
                Reply<Listing<ActionItemRow>> reply = await client.GetAsync<Listing<ActionItemRow>>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    private static Option<string> Of(string name, string description, string help, params string[] choices)
    {
        Option<string> option = new(name) { Description = description, HelpName = help };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }

    private static void Show(IReadOnlyList<ActionItemRow> items) =>
        Screen.Table(
            ["REVIEW", "ID", "PRIORITY", "TYPE", "OWNER", "TEAM", "STATE", "WHAT"],
            [
                .. items.Select(one =>
                    (IReadOnlyList<string>)
                        [one.Incident, one.Id, one.Priority, one.Type, one.OwnerName, one.Team ?? "", State(one), one.Text]
                ),
            ],
            "No action item."
        );

    private static string State(ActionItemRow item) =>
        item.Done is { } done ? $"done {TimeText.Relative(done.At)}. {item.Effect?.Words}"
        : item.Overdue ? TimeText.Due(item.DueAt)
        : "due " + item.DueAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
