// `muster incident list`: the incidents, newest first.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Incident;

internal static class ListCommand
{
    public static Command Create()
    {
        Option<string> status = ListOptions.Status("open", "resolved", "reviewed");
        Option<string?> query = new("--query", "-q") { Description = "Only those with these words in the title.", HelpName = "WORDS" };
        Option<int> limit = ListOptions.Limit();
        return ApiVerb.Make(
            "list",
            "List incidents, newest first.",
            [status, query, limit],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("incidents") + "?limit=" + parsed.GetValue(limit).ToString(CultureInfo.InvariantCulture);
                path += "&status=" + parsed.GetRequiredValue(status);
                path += parsed.GetValue(query) is { Length: > 0 } words ? "&q=" + Uri.EscapeDataString(words) : "";
                Reply<Listing<IncidentRow>> reply = await client.GetAsync<Listing<IncidentRow>>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    private static void Show(IReadOnlyList<IncidentRow> incidents) =>
        Screen.Table(
            ["ID", "SEVERITY", "PHASE", "SERVICE", "COMMANDER", "DECLARED", "TITLE"],
            [
                .. incidents.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Id,
                            one.Severity,
                            one.Phase,
                            one.Service ?? "",
                            one.Commander ?? "",
                            TimeText.Relative(one.DeclaredAt),
                            IsMarked(one) ? "DRILL " + one.Title : one.Title,
                        ]
                ),
            ],
            "No incident."
        );

    /// <summary>A drill must not be taken for trouble; what was declared from its alerts says so already.</summary>
    private static bool IsMarked(IncidentRow incident) =>
        incident.Type == "drill" && !incident.Title.StartsWith("DRILL", StringComparison.Ordinal);
}
