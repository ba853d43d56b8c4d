// `muster alert list`: the alerts that fire, or all.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Alert;

internal static class ListCommand
{
    public static Command Create()
    {
        Option<string> status = ListOptions.Status("firing", "resolved");
        Option<int> limit = ListOptions.Limit();
        return ApiVerb.Make(
            "list",
            "List alerts, the latest first.",
            [status, limit],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("alerts") + "?limit=" + parsed.GetValue(limit).ToString(CultureInfo.InvariantCulture);
                path += parsed.GetRequiredValue(status) is "all" ? "" : "&status=" + parsed.GetRequiredValue(status);
                Reply<Listing<AlertRow>> reply = await client.GetAsync<Listing<AlertRow>>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    private static void Show(IReadOnlyList<AlertRow> alerts) =>
        Screen.Table(
            ["STATUS", "SEVERITY", "SERVICE", "SINCE", "FINGERPRINT", "TITLE"],
            [
                .. alerts.Select(alert =>
                    (IReadOnlyList<string>)
                        [
                            alert.Status,
                            alert.Severity ?? "",
                            alert.Service ?? "",
                            alert.StartedAt is { } since ? TimeText.Relative(since) : "",
                            alert.Fingerprint,
                            alert.Title,
                        ]
                ),
            ],
            "No alert."
        );
}
