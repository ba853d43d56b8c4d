// `muster silence end`: ends silences before their time.
using System.CommandLine;
using System.Text.Json;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Silence;

internal static class EndCommand
{
    public static Command Create()
    {
        Argument<string> id = new("SILENCE") { Description = "The id of the silence, as 'silence list' shows it." };
        Option<string?> why = new("--why") { Description = "Why it ends before its time; stays in the list.", HelpName = "TEXT" };
        return ApiVerb.Make(
            "end",
            "End a silence now: whatever still fires behind it pages within a second. One that has not begun will not.",
            [id, why],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("silences", parsed.GetRequiredValue(id), "end");
                Reply<JsonElement> ended = await client.PutAsync<JsonElement>(path, new { Why = parsed.GetValue(why) }, cancel);
                parsed.Screen().Answer(ended.Raw, () => Screen.Line("The silence has ended."));
            }
        );
    }
}
