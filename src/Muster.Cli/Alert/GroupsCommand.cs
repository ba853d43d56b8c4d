// `muster alert groups`: what one cause raised together, and the page that it sent.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Alert;

internal static class GroupsCommand
{
    public static Command Create()
    {
        Option<int> limit = ListOptions.Limit();
        return ApiVerb.Make(
            "groups",
            "List alert groups: what one cause raised together, with the page that it sent and the incident that it is part of.",
            [limit],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("groups") + "?limit=" + parsed.GetValue(limit).ToString(CultureInfo.InvariantCulture);
                Reply<Listing<GroupRow>> reply = await client.GetAsync<Listing<GroupRow>>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    private static void Show(IReadOnlyList<GroupRow> groups) =>
        Screen.Table(
            ["STATUS", "SEVERITY", "SERVICE", "FIRING", "INCIDENT", "PAGED", "PAGE", "TITLE"],
            [
                .. groups.Select(group =>
                    (IReadOnlyList<string>)
                        [
                            group.Status,
                            group.Severity ?? "",
                            group.Service ?? "",
                            group.Firing.ToString(CultureInfo.InvariantCulture),
                            group.Incident ?? "",
                            group.PageStatus ?? "",
                            group.Page ?? "",
                            group.Title,
                        ]
                ),
            ],
            "No alert group."
        );
}
