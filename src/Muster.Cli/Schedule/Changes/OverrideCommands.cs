// `muster schedule override`: somebody stands in for whoever the schedule says.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Schedule.Changes;

internal static class OverrideCommands
{
    public static Command Create() =>
        new("override", "Have somebody stand in.")
        {
            Add(),
            RosterVerb.List("List who stands in, now or later.", roster => Show(roster.Changes)),
            RosterVerb.Remove("override", "changes"),
        };

    private static Command Add()
    {
        Argument<string> schedule = RosterVerb.Schedule();
        Argument<string> person = new("PERSON") { Description = "The id of who stands in." };
        Option<DateTimeOffset?> from = RosterVerb.From();
        Option<DateTimeOffset?> to = RosterVerb.To();
        Option<string?> rotation = RosterVerb.Rotation();
        Option<string> reason = RosterVerb.Reason();
        return ApiVerb.Make(
            "add",
            "Have somebody stand in. Of two at once the later holds.",
            [schedule, person, from, to, rotation, reason],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Person = parsed.GetRequiredValue(person),
                    Start = parsed.GetValue(from) ?? Clock.Now,
                    End = parsed.GetValue(to),
                    Reason = parsed.GetRequiredValue(reason),
                    Rotation = parsed.GetValue(rotation),
                };
                string path = MusterClient.Path("schedules", parsed.GetRequiredValue(schedule), "overrides");
                RosterVerb.Show(
                    parsed,
                    await client.PostAsync<RosterWrittenReply>(path, body, cancel),
                    id => $"{body.Person} stands in, until {TimeText.Utc(body.End!.Value)}: {id}"
                );
            }
        );
    }

    private static void Show(IReadOnlyList<ChangeRow> changes) =>
        Screen.Table(
            ["ID", "SCHEDULE", "ROTATION", "PERSON", "START", "END", "REASON"],
            [
                .. changes.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Id,
                            one.Schedule,
                            one.Rotation ?? "all",
                            one.Person ?? "nobody, on purpose",
                            TimeText.Utc(one.Start),
                            TimeText.Utc(one.End),
                            one.Reason,
                        ]
                ),
            ],
            "Nobody stands in."
        );
}
