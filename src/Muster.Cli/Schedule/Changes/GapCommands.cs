// `muster schedule gap`: nobody is on call, on purpose.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Schedule.Changes;

internal static class GapCommands
{
    public static Command Create() =>
        new("gap", "Leave nobody on call on purpose; 'schedule gaps' lists all gaps, 'override list' these with their ids.")
        {
            Add(),
            RosterVerb.Remove("gap", "changes"),
        };

    private static Command Add()
    {
        Argument<string> schedule = RosterVerb.Schedule();
        Option<DateTimeOffset?> from = RosterVerb.From();
        Option<DateTimeOffset?> to = RosterVerb.To();
        Option<string?> rotation = RosterVerb.Rotation();
        Option<string> reason = RosterVerb.Reason();
        return ApiVerb.Make(
            "add",
            "Leave nobody on call: pages go on to their next step, and nobody is warned of the gap.",
            [schedule, from, to, rotation, reason],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Start = parsed.GetValue(from) ?? Clock.Now,
                    End = parsed.GetValue(to),
                    Reason = parsed.GetRequiredValue(reason),
                    Rotation = parsed.GetValue(rotation),
                };
                string path = MusterClient.Path("schedules", parsed.GetRequiredValue(schedule), "gaps");
                RosterVerb.Show(
                    parsed,
                    await client.PostAsync<RosterWrittenReply>(path, body, cancel),
                    id => $"Nobody is on call until {TimeText.Utc(body.End!.Value)}: {id}"
                );
            }
        );
    }
}
