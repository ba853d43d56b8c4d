// `muster silence list`: what is quiet, by whom, until when and why.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Silence;

internal static class ListCommand
{
    public static Command Create()
    {
        Option<string> status = ListOptions.Status("current", "over");
        return ApiVerb.Make(
            "list",
            "List silences and maintenance windows by their end: those that hold and those that are planned.",
            [status],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("silences") + "?status=" + parsed.GetRequiredValue(status);
                Reply<Listing<SilenceRow>> reply = await client.GetAsync<Listing<SilenceRow>>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    public static void Show(IReadOnlyList<SilenceRow> silences) =>
        Screen.Table(
            ["ID", "STATE", "START", "END", "OWNER", "REVIEW", "ALERTS", "REASON"],
            [
                .. silences.Select(silence =>
                    (IReadOnlyList<string>)
                        [
                            silence.Id,
                            silence.State,
                            TimeText.Utc(silence.StartsAt),
                            TimeText.Utc(silence.EndsAt),
                            silence.Owner,
                            silence.ReviewDueAt is { } due ? TimeText.Due(due) : "",
                            string.Join(", ", silence.Matchers),
                            silence.Reason,
                        ]
                ),
            ],
            "Nothing is silenced."
        );
}
