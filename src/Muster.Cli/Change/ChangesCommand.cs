// `muster changes`: what was changed lately.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Change;

internal static class ChangesCommand
{
    public static Command Create()
    {
        Option<string?> service = new("--service") { Description = "Only those of this service.", HelpName = "SERVICE" };
        Option<string> kind = Words.ChangeKind("Only those of this kind: deploy, flag, config, schema, other or all.", "all");
        Option<DateTimeOffset?> since = When.Past("--since", "Only those that were made then or later.");
        Option<string?> query = new("--query") { Description = "Only those with all of these words.", HelpName = "WORDS" };
        Option<int> limit = ListOptions.Limit();
        return ApiVerb.Make(
            "changes",
            "List what was changed, the latest first.",
            [service, kind, since, query, limit],
            async (parsed, client, cancel) =>
            {
                string path =
                    $"{MusterClient.Path("changes")}?kind={parsed.GetRequiredValue(kind)}&limit={parsed.GetRequiredValue(limit)}"
                    + Asked("service", parsed.GetValue(service))
                    + Asked("q", parsed.GetValue(query))
                    + Asked("since", parsed.GetValue(since)?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null));
                Reply<Listing<ChangeRow>> reply = await client.GetAsync<Listing<ChangeRow>>(path, cancel);
                parsed
                    .Screen()
                    .Answer(
                        reply.Raw,
                        () =>
                            Screen.Table(
                                ["AT", "KIND", "SERVICE", "CHANGE", "SOURCE"],
                                [
                                    .. reply.Value.Items.Select(change =>
                                        (IReadOnlyList<string>)
                                            [
                                                TimeText.Utc(change.At),
                                                change.Kind,
                                                change.Service ?? "",
                                                change.Summary,
                                                change.Source ?? "",
                                            ]
                                    ),
                                ],
                                "Nobody told of a change."
                            )
                    );
            }
        );
    }

    private static string Asked(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
