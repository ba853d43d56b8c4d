// `muster schedule swap`: somebody asks another to take a turn, and the other answers.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Schedule.Changes;

internal static class SwapCommands
{
    public static Command Create() =>
        new("swap", "Ask somebody to take a turn, and answer who asks you.")
        {
            Ask(),
            RosterVerb.List("List the swaps whose time is not over, with what became of them.", roster => Show(roster.Swaps)),
            Answer("accept", "Take the turn: from now on each stands in for the other.", accept: true),
            Answer("decline", "Leave the turn where it is.", accept: false),
            Withdraw(),
        };

    private static Command Ask()
    {
        Argument<string> schedule = RosterVerb.Schedule();
        Argument<string> person = new("PERSON") { Description = "The id of who is asked to take it." };
        Option<string> rotation = new("--rotation")
        {
            Description = "The rotation whose turn it is.",
            HelpName = "NAME",
            Required = true,
        };
        Option<DateTimeOffset?> from = When.Future("--from", "When what is given begins.");
        from.Required = true;
        Option<DateTimeOffset?> to = RosterVerb.To();
        Option<DateTimeOffset?> returnFrom = When.Future("--return-from", "When what is taken in return begins.");
        Option<DateTimeOffset?> returnTo = When.Future("--return-to", "When what is taken in return ends.");
        Option<string?> of = new("--of") { Description = "The id of whose turn it is. Default: you.", HelpName = "PERSON" };
        Option<string?> reason = RosterVerb.Why();
        return ApiVerb.Make(
            "ask",
            "Ask somebody to take a turn of yours. Nothing changes until they accept.",
            [schedule, person, rotation, from, to, returnFrom, returnTo, of, reason],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Rotation = parsed.GetRequiredValue(rotation),
                    To = parsed.GetRequiredValue(person),
                    Start = parsed.GetValue(from),
                    End = parsed.GetValue(to),
                    From = parsed.GetValue(of),
                    ReturnStart = parsed.GetValue(returnFrom),
                    ReturnEnd = parsed.GetValue(returnTo),
                    Reason = parsed.GetValue(reason),
                };
                string path = MusterClient.Path("schedules", parsed.GetRequiredValue(schedule), "swaps");
                RosterVerb.Show(
                    parsed,
                    await client.PostAsync<RosterWrittenReply>(path, body, cancel),
                    id => $"{body.To} is asked by e-mail: {id}"
                );
            }
        );
    }

    private static Command Answer(string name, string description, bool accept)
    {
        Argument<string> id = RosterVerb.Id("swap");
        Option<string?> reason = RosterVerb.Why();
        return ApiVerb.Make(
            name,
            description,
            accept ? [id] : [id, reason],
            async (parsed, client, cancel) =>
                RosterVerb.Show(
                    parsed,
                    await client.PutAsync<RosterWrittenReply>(
                        MusterClient.Path("roster", "swaps", parsed.GetRequiredValue(id), "answer"),
                        new { Accept = accept, Reason = accept ? null : parsed.GetValue(reason) },
                        cancel
                    ),
                    _ => accept ? "It is swapped." : "It is declined, and everybody stays as planned."
                )
        );
    }

    private static Command Withdraw()
    {
        Argument<string> id = RosterVerb.Id("swap");
        Option<string> reason = RosterVerb.Reason();
        return ApiVerb.Make(
            "withdraw",
            "Take back what you asked.",
            [id, reason],
            async (parsed, client, cancel) =>
                RosterVerb.Show(
                    parsed,
                    await client.DeleteAsync<RosterWrittenReply>(
                        MusterClient.Path("roster", "swaps", parsed.GetRequiredValue(id)),
                        new { Reason = parsed.GetRequiredValue(reason) },
                        cancel
                    ),
                    _ => "It is not asked any more."
                )
        );
    }

    private static void Show(IReadOnlyList<SwapRow> swaps) =>
        Screen.Table(
            ["ID", "STATE", "SCHEDULE", "ROTATION", "FROM", "TO", "START", "END", "IN RETURN"],
            [
                .. swaps.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Id,
                            one.State,
                            one.Schedule,
                            one.Rotation,
                            one.From,
                            one.To,
                            TimeText.Utc(one.Start),
                            TimeText.Utc(one.End),
                            one.ReturnStart is { } start && one.ReturnEnd is { } end ? $"{TimeText.Utc(start)} to {TimeText.Utc(end)}" : "",
                        ]
                ),
            ],
            "Nobody asks for a swap."
        );
}
