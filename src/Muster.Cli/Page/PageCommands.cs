// `muster page`: reads and answers pages.
using System.CommandLine;
using System.Text.Json;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Page;

internal static class PageCommands
{
    public static Command Create() =>
        new("page", "Read pages, and answer one that reached you.")
        {
            ListCommand.Create(),
            ShowCommand.Create(),
            Acknowledge(),
            Decline(),
        };

    private static Command Acknowledge()
    {
        Argument<string> page = Page();
        return ApiVerb.Make(
            "ack",
            "Acknowledge a page: you have it, and the escalation stops.",
            [page],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("pages", parsed.GetRequiredValue(page), "acknowledgement");
                Reply<JsonElement> answered = await client.PutAsync<JsonElement>(path, new { }, cancel);
                parsed.Screen().Answer(answered.Raw, () => Screen.Line("The page is acknowledged; its escalation stops."));
            }
        );
    }

    private static Command Decline()
    {
        Argument<string> page = Page();
        return ApiVerb.Make(
            "decline",
            "Say that you cannot respond: the page passes on to the next at once.",
            [page],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("pages", parsed.GetRequiredValue(page), "decline");
                Reply<JsonElement> answered = await client.PutAsync<JsonElement>(path, new { }, cancel);
                parsed
                    .Screen()
                    .Answer(
                        answered.Raw,
                        () =>
                            Screen.Line(
                                "You get no more messages of this round; the page goes on to whoever is left of its step, or to the next."
                            )
                    );
            }
        );
    }

    internal static Argument<string> Page() => new("PAGE") { Description = "The id of the page, as the message and 'page list' have it." };
}
