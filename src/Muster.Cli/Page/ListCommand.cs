// `muster page list`: which pages ring, or any others.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Page;

internal static class ListCommand
{
    public static Command Create()
    {
        Option<string> status = ListOptions.Status("active", "acknowledged", "exhausted", "resolved", "canary");
        Option<int> limit = ListOptions.Limit();
        return ApiVerb.Make(
            "list",
            "List pages, the newest first: those that ring unless --status says otherwise. Canary pages are listed by themselves alone.",
            [status, limit],
            async (parsed, client, cancel) =>
            {
                string path =
                    MusterClient.Path("pages")
                    + "?limit="
                    + parsed.GetValue(limit).ToString(CultureInfo.InvariantCulture)
                    + "&status="
                    + parsed.GetRequiredValue(status);
                Reply<Listing<PageRow>> reply = await client.GetAsync<Listing<PageRow>>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    private static void Show(IReadOnlyList<PageRow> pages) =>
        Screen.Table(
            ["STATUS", "SEVERITY", "PAGED", "TOLD", "NEXT", "ANSWERED BY", "INCIDENT", "PAGE", "TITLE"],
            [
                .. pages.Select(page =>
                    (IReadOnlyList<string>)
                        [
                            page.Status,
                            page.Severity,
                            TimeText.Relative(page.StartedAt),
                            string.Join(", ", page.Notified),
                            page.NextAt is { } next ? TimeText.Due(next) : "",
                            page.AcknowledgedBy ?? "",
                            page.Incident ?? "",
                            page.Id,
                            page.Title,
                        ]
                ),
            ],
            "No page."
        );
}
