// `muster silence review`: somebody looked at a silence, and it is still needed.
using System.CommandLine;
using System.Text.Json;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Silence;

internal static class ReviewCommand
{
    public static Command Create()
    {
        Argument<string> id = new("SILENCE") { Description = "The id of the silence, as 'silence list' shows it." };
        return ApiVerb.Make(
            "review",
            "Say that you looked at a silence and that it is still needed; somebody looks again in a week.",
            [id],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("silences", parsed.GetRequiredValue(id), "review");
                Reply<JsonElement> kept = await client.PutAsync<JsonElement>(path, new { }, cancel);
                parsed.Screen().Answer(kept.Raw, () => Screen.Line("It stays."));
            }
        );
    }
}
