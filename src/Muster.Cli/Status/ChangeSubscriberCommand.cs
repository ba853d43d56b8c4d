// `muster subscribers wake`, `unsubscribe` and `erase`: change one subscriber.
using System.CommandLine;
using System.Text.Json;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Status;

internal static class ChangeSubscriberCommand
{
    /// <param name="act">As the API calls it.</param>
    public static Command Create(string verb, string act, string summary, string done)
    {
        Argument<string> id = new("SUBSCRIBER") { Description = "The id of the subscriber, as 'subscribers list' shows it." };
        return ApiVerb.Make(
            verb,
            summary,
            [id],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("subscribers", parsed.GetRequiredValue(id), act);
                Reply<JsonElement> changed = await client.PutAsync<JsonElement>(path, new { }, cancel);
                parsed.Screen().Answer(changed.Raw, () => Screen.Line(done));
            }
        );
    }
}
