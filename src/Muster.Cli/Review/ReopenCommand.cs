// `muster review reopen`: opens a closed review again.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Review;

internal static class ReopenCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        Argument<string> reason = Common.Text("REASON", "What was found since.");
        return ApiVerb.Make(
            "reopen",
            "Open a closed review again.",
            [incident, reason],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(incident), "closure");
                var body = new { Reason = parsed.GetRequiredValue(reason) };
                Common.Confirm(parsed, await client.DeleteAsync<ReviewDetail>(path, body, cancel), "The review is open again.");
            }
        );
    }
}
