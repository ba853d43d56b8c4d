// `muster runbook list`: the runbooks that there are.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Runbook;

internal static class ListCommand
{
    public static Command Create() =>
        ApiVerb.Make(
            "list",
            "List the runbooks, with their risk and how many people a run needs.",
            [],
            async (parsed, client, cancel) =>
            {
                Reply<Listing<RunbookRow>> reply = await client.GetAsync<Listing<RunbookRow>>(MusterClient.Path("runbooks"), cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );

    private static void Show(IReadOnlyList<RunbookRow> runbooks) =>
        Screen.Table(
            ["ID", "VERSION", "RISK", "PEOPLE", "SERVICES", "TITLE"],
            [
                .. runbooks.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Id,
                            one.Version.ToString(CultureInfo.InvariantCulture),
                            one.Risk,
                            one.NeedsTwo ? "2" : "1",
                            string.Join(", ", one.Services),
                            one.Title,
                        ]
                ),
            ],
            "There are no runbooks."
        );
}
