// `muster review list`: the reviews, newest draft first.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Review;

internal static class ListCommand
{
    public static Command Create()
    {
        Option<string> status = ListOptions.Status("open", "overdue", "closed", "drill");
        Option<int> limit = ListOptions.Limit();
        return ApiVerb.Make(
            "list",
            "List reviews, newest draft first.",
            [status, limit],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("reviews") + "?limit=" + parsed.GetValue(limit).ToString(CultureInfo.InvariantCulture);
                path += "&status=" + parsed.GetRequiredValue(status);
                Reply<Listing<ReviewRow>> reply = await client.GetAsync<Listing<ReviewRow>>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    private static void Show(IReadOnlyList<ReviewRow> reviews) =>
        Screen.Table(
            ["ID", "SEVERITY", "STATUS", "DUE", "WHYS", "ROOT CAUSES", "OPEN ACTIONS", "TITLE"],
            [
                .. reviews.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Incident,
                            one.Severity,
                            one.Status,
                            one.DueAt is { } due && one.Status != "closed" ? TimeText.Relative(due) : "",
                            one.Depth.ToString(CultureInfo.InvariantCulture),
                            one.RootCauses.ToString(CultureInfo.InvariantCulture),
                            one.OpenActionItems.ToString(CultureInfo.InvariantCulture),
                            one.Title,
                        ]
                ),
            ],
            "No review."
        );
}
