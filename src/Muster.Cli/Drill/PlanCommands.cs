// `muster drill plan`: the drills of the days to come, their teams and who is invited.
using System.CommandLine;
using System.Text.Json;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.DrillPlans;

namespace Muster.Cli.Drill;

internal static class PlanCommands
{
    private const string Surprise = "a surprise";

    public static Command Create() =>
        new("plan", "Plan drills for a team: those invited are told a day ahead and find them in their calendars.")
        {
            List(),
            Add(),
            Cancel(),
        };

    private static Command List() =>
        ApiVerb.Make(
            "list",
            "List the drills that are planned, the next first, and the latest that were.",
            [],
            async (parsed, client, cancel) =>
            {
                Reply<Listing<DrillPlanRow>> reply = await client.GetAsync<Listing<DrillPlanRow>>(MusterClient.Path("drill-plans"), cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );

    private static Command Add()
    {
        Argument<string> team = new("TEAM") { Description = "The id of a team." };
        Option<DateTimeOffset?> at = When.Future("--at", "When it is to be played, for the first time where it repeats.");
        Option<string?> scenario = new("--scenario")
        {
            Description = "The id of a scenario; left out, one that is drawn at the start.",
            HelpName = "SCENARIO",
        };
        Option<string> difficulty = DifficultyOption.Create();
        Option<string> repeat = new("--repeat")
        {
            Description = "How often it comes again, at the same time of day: never, monthly, quarterly.",
            DefaultValueFactory = _ => "never",
        };
        Option<string> zone = new("--zone")
        {
            Description = "The IANA zone whose clock a drill that repeats keeps.",
            HelpName = "ZONE",
            DefaultValueFactory = _ => "Etc/UTC",
        };
        Option<string[]> invite = new("--invite")
        {
            Description = "The id of a person who is invited. May be given several times; left out, all members of the team.",
            HelpName = "PERSON",
        };
        at.Required = true;
        repeat.AcceptOnlyFromAmong([.. Enum.GetNames<DrillRepeat>().Select(name => name.ToLowerInvariant())]);
        return ApiVerb.Make(
            "add",
            "Plan a drill for a team. It is started in the console, from twelve hours before its time until a day after it.",
            [team, at, scenario, difficulty, repeat, zone, invite],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Team = parsed.GetRequiredValue(team),
                    StartsAt = parsed.GetValue(at),
                    Scenario = parsed.GetValue(scenario),
                    Difficulty = parsed.GetRequiredValue(difficulty),
                    Zone = parsed.GetRequiredValue(zone),
                    Repeat = parsed.GetRequiredValue(repeat),
                    Invited = parsed.GetValue(invite),
                };
                Reply<DrillPlanRow> made = await client.PostAsync<DrillPlanRow>(MusterClient.Path("drill-plans"), body, cancel);
                parsed.Screen().Answer(made.Raw, () => Show([made.Value]));
            }
        );
    }

    private static Command Cancel()
    {
        Argument<string> plan = new("PLAN") { Description = "The planned drill, as 'drill plan list' shows it." };
        Option<string?> reason = new("--reason") { Description = "Why; told to those who are invited.", HelpName = "TEXT" };
        return ApiVerb.Make(
            "cancel",
            "Call a planned drill off, for good where it repeats. Those who were told of it hear that; it stays in the list.",
            [plan, reason],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("drill-plans", parsed.GetRequiredValue(plan).ToUpperInvariant(), "cancellation");
                Reply<JsonElement> ended = await client.PutAsync<JsonElement>(path, new { Reason = parsed.GetValue(reason) }, cancel);
                parsed.Screen().Answer(ended.Raw, () => Screen.Line("It is called off, and those who were told of it hear that."));
            }
        );
    }

    private static void Show(IReadOnlyList<DrillPlanRow> plans) =>
        Screen.Table(
            ["ID", "NEXT", "REPEAT", "TEAM", "SCENARIO", "DIFFICULTY", "INVITED"],
            [
                .. plans.Select(plan =>
                    (IReadOnlyList<string>)
                        [
                            plan.Id,
                            plan.Next is { } next ? TimeText.Utc(next) : "over",
                            plan.Repeat,
                            plan.Team,
                            plan.Scenario ?? Surprise,
                            plan.Difficulty,
                            string.Join(", ", plan.Invited),
                        ]
                ),
            ],
            "No drill is planned."
        );
}
