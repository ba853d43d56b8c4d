// `muster status reports list`: what customers report, newest first.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Status;

internal static class ListReportsCommand
{
    public static Command Create(string collection)
    {
        Option<string> status = ListOptions.Status("open", "repeated", "nonsense");
        Option<string?> component = new("--component") { Description = "Those of this component alone.", HelpName = "ID" };
        Option<int> limit = ListOptions.Limit();
        return ApiVerb.Make(
            "list",
            "List what customers report, newest first.",
            [status, component, limit],
            async (parsed, client, cancel) =>
            {
                string path =
                    MusterClient.Path(collection)
                    + $"?limit={parsed.GetRequiredValue(limit)}&status={parsed.GetRequiredValue(status)}"
                    + (parsed.GetValue(component) is { } one ? "&component=" + Uri.EscapeDataString(one) : "");
                Reply<Listing<ReportRow>> reply = await client.GetAsync<Listing<ReportRow>>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    private static void Show(IReadOnlyList<ReportRow> reports) =>
        Screen.Table(
            ["ID", "COMPONENT", "SEES", "AT", "INCIDENT", "SAYS"],
            [
                .. reports.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Id,
                            one.Component ?? "something else",
                            one.Symptom,
                            TimeText.Utc(one.At),
                            one.Incident ?? "",
                            one.Text.ReplaceLineEndings(" "),
                        ]
                ),
            ],
            "No reports."
        );
}
