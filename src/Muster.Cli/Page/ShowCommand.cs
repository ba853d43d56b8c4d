// `muster page show`: one page with its steps, who was told by which method, and what each provider said.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Page;

internal static class ShowCommand
{
    public static Command Create()
    {
        Argument<string> id = PageCommands.Page();
        return ApiVerb.Make(
            "show",
            "Show a page: its steps, who was told by which method and when, what each provider answered, and what comes next.",
            [id],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("pages", parsed.GetRequiredValue(id));
                Reply<PageDetail> reply = await client.GetAsync<PageDetail>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value));
            }
        );
    }

    private static void Show(PageDetail page)
    {
        Screen.Line($"[{page.Severity}] {Screen.Clean(page.Title)}");
        Screen.Line();
        Screen.Facts(
            ("Page", page.Id),
            ("Status", page.Status),
            ("Now", page.Stands),
            ("Next", page.Follows is { } follows ? $"{follows}{Due(page.FollowsAt)}" : null),
            ("For", Words.Said(page.Purpose)),
            ("Service", page.Service),
            ("Alert group", page.Group),
            ("Incident", page.Incident),
            ("Paged", $"{TimeText.Utc(page.StartedAt)} ({TimeText.Relative(page.StartedAt)})"),
            (
                "Acknowledged",
                page.AcknowledgedAt is { } at
                    ? $"{TimeText.Utc(at)} by {page.AcknowledgedByName ?? page.AcknowledgedBy}, {Way(page)}"
                    : null
            ),
            ("Nobody answered", TimeText.Utc(page.ExhaustedAt)),
            ("Over", page.ResolvedAt is { } over ? $"{TimeText.Utc(over)}. {page.ResolvedBecause}" : null)
        );
        Part("Steps", page.Steps.Select((step, place) => $"{place + 1}  {string.Join(", ", step.Targets)}, waits {step.WaitSeconds} s"));
        Part("Passed over", (page.Skipped ?? []).Select(one => $"{TimeText.Utc(one.At)}  {one.Round}/{one.Step}  {one.Why}"));
        Part("Messages", page.Messages.Select(Line));
        Part("Cannot respond", page.Declined.Select(one => $"{TimeText.Utc(one.At)}  {one.Name} (round {one.Round})"));
    }

    /// <summary>A link's, text message's or call's way names the message that was answered; the word before it is enough.</summary>
    private static string Way(PageDetail page) => (page.AcknowledgedVia ?? "").Split(':', 2)[0];

    private static string Due(DateTimeOffset? at) => at is { } due ? ", " + TimeText.Due(due) : "";

    private static string Line(PageMessage message)
    {
        string tries = message.Attempts == 1 ? "1 attempt" : $"{message.Attempts} attempts";
        string said = message switch
        {
            { Error: { } error } =>
                $"{message.State} after {tries}: {error}{(message.Waits is { } again ? $" {again}{Due(message.LeavesAt)}" : "")}",
            { Waits: { } waits } => waits + Due(message.LeavesAt),
            { Receipt: { Length: > 0 } receipt } => $"{message.State} {TimeText.Utc(message.LastAt)}: {receipt}",
            { State: "delivered" } => $"delivered {TimeText.Utc(message.LastAt)}",
            _ => message.State,
        };
        return $"{TimeText.Utc(message.PlannedAt)}  {message.Round}/{message.Step}  {message.Name}, {message.Channel}: {said}";
    }

    private static void Part(string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0)
        {
            Screen.Line();
            Screen.Line(title);
        }

        foreach (string line in all)
        {
            Screen.Line("  " + Screen.Clean(line));
        }
    }
}
