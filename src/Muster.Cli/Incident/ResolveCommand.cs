// `muster incident resolve`: says that the cause is fixed.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class ResolveCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> text = Common.Text("TEXT", "What fixed the cause.");
        return ApiVerb.Make(
            "resolve",
            "Say that the cause is fixed. When the impact stopped must have been said before, with 'mitigate'.",
            [id, text],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "resolution");
                var body = new { Text = parsed.GetRequiredValue(text) };
                Common.Confirm(parsed, await client.PutAsync<IncidentDetail>(path, body, cancel), "Resolved.");
            }
        );
    }
}
