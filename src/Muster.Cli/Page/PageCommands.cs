// `muster page`: reads and answers pages.
using System.CommandLine;
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
                Reply<PageAnswer> answered = await client.PutAsync<PageAnswer>(path, new { }, cancel);
                parsed.Screen().Answer(answered.Raw, () => Screen.Line(Acknowledged(answered.Value)));
            }
        );
    }

    private static Command Decline()
    {
        Argument<string> page = Page();
        return ApiVerb.Make(
            "decline",
            "Say that you cannot respond: once nobody of its step is left, the page passes on at once.",
            [page],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("pages", parsed.GetRequiredValue(page), "decline");
                Reply<PageDecline> answered = await client.PutAsync<PageDecline>(path, new { }, cancel);
                parsed.Screen().Answer(answered.Raw, () => Screen.Line(Declined(answered.Value)));
            }
        );
    }

    private static string Acknowledged(PageAnswer answer) =>
        answer.IsYours
            ? "The page is acknowledged; its escalation stops."
            : $"{answer.Name} had acknowledged it before, {TimeText.Relative(answer.At)}: it is theirs, and nothing was changed.";

    private static string Declined(PageDecline answer) =>
        answer is { PassedOn: false, NextAt: { } at } ? $"{answer.Says} The page goes on {TimeText.Relative(at)}." : answer.Says;

    internal static Argument<string> Page() => new("PAGE") { Description = "The id of the page, as the message and 'page list' have it." };
}
