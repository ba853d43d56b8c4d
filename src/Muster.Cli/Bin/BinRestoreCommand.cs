// `muster bin restore`: brings back what was removed.
using System.CommandLine;
using System.Text.Json;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Bin;

internal static class BinRestoreCommand
{
    public static Command Create()
    {
        Argument<string> id = new("ID") { Description = "Its id in the bin, as 'list' shows it." };
        return ApiVerb.Make(
            "restore",
            "Bring back what was removed, through the rules of what it is.",
            [id],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("bin", parsed.GetRequiredValue(id), "restoration");
                Reply<JsonElement> restored = await client.PutAsync<JsonElement>(path, new { }, cancel);
                parsed.Screen().Answer(restored.Raw, () => Screen.Line("It is back."));
            }
        );
    }
}
