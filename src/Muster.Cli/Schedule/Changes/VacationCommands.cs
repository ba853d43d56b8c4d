// `muster schedule vacation`: somebody is away, in all schedules.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Schedule.Changes;

internal static class VacationCommands
{
    public static Command Create() =>
        new("vacation", "Say that somebody is away: every rotation passes over them.")
        {
            Add(),
            RosterVerb.List("List who is away, now or later.", roster => Show(roster.Absences)),
            RosterVerb.Remove("vacation", "absences"),
        };

    private static Command Add()
    {
        Argument<string> person = new("PERSON") { Description = "The id of who is away." };
        Option<DateTimeOffset?> from = RosterVerb.From();
        Option<DateTimeOffset?> to = RosterVerb.To();
        Option<string?> reason = RosterVerb.Why();
        return ApiVerb.Make(
            "add",
            "Say that somebody is away, in all schedules.",
            [person, from, to, reason],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Person = parsed.GetRequiredValue(person),
                    Start = parsed.GetValue(from) ?? Clock.Now,
                    End = parsed.GetValue(to),
                    Reason = parsed.GetValue(reason),
                };
                RosterVerb.Show(
                    parsed,
                    await client.PostAsync<RosterWrittenReply>(MusterClient.Path("roster", "absences"), body, cancel),
                    id => $"{body.Person} is away until {TimeText.Utc(body.End!.Value)}: {id}"
                );
            }
        );
    }

    private static void Show(IReadOnlyList<AbsenceRow> absences) =>
        Screen.Table(
            ["ID", "PERSON", "START", "END", "REASON"],
            [
                .. absences.Select(one =>
                    (IReadOnlyList<string>)[one.Id, one.Person, TimeText.Utc(one.Start), TimeText.Utc(one.End), one.Reason]
                ),
            ],
            "Nobody is away."
        );
}
