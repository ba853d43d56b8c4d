// `muster bin list`: what was removed, the latest first.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Bin;

internal static class ListCommand
{
    public static Command Create()
    {
        Option<string?> query = new("--query", "-q") { Description = "Only what has these words.", HelpName = "WORDS" };
        Option<int> limit = ListOptions.Limit();
        return ApiVerb.Make(
            "list",
            "List what was removed, the latest first; what cannot come back says why.",
            [query, limit],
            async (parsed, client, cancel) =>
            {
                string path = $"{MusterClient.Path("bin")}?limit={parsed.GetRequiredValue(limit)}";
                path += parsed.GetValue(query) is { Length: > 0 } words ? "&q=" + Uri.EscapeDataString(words) : "";
                Reply<Listing<BinItem>> reply = await client.GetAsync<Listing<BinItem>>(path, cancel);
                parsed
                    .Screen()
                    .Answer(
                        reply.Raw,
                        () =>
                            Screen.Table(
                                ["ID", "WHAT", "REMOVED", "BY", "WHY", "STAYS"],
                                [
                                    .. reply.Value.Items.Select(item =>
                                        (IReadOnlyList<string>)
                                            [item.Id, item.Title, TimeText.Utc(item.At), item.By, item.Why, item.Stays ?? ""]
                                    ),
                                ],
                                "Nothing was removed."
                            )
                    );
            }
        );
    }
}
