// `muster incident reopen`: takes the resolution back.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class ReopenCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> reason = Common.Text("REASON", "Why it is not over.");
        return ApiVerb.Make(
            "reopen",
            "Take the resolution back: it is not over.",
            [id, reason],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "resolution");
                var body = new { Reason = parsed.GetRequiredValue(reason) };
                Common.Confirm(parsed, await client.DeleteAsync<IncidentDetail>(path, body, cancel), "Open again.");
            }
        );
    }
}
