// `muster drill start`: starts a drill on a server, where others can join it.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Drill;

internal static class StartCommand
{
    public static Command Create()
    {
        Argument<string> scenario = new("SCENARIO") { Description = "The id of a scenario of the server, such as thundering-herd." };
        Option<long?> seed = new("--seed") { Description = "Which variant; left out, any.", HelpName = "N" };
        Option<string> difficulty = DifficultyOption.Create();
        Option<int> speed = new("--speed")
        {
            Description = "How many simulated seconds pass in one, 1 to 20.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        return ApiVerb.Make(
            "start",
            "Start a drill on a server; its clock goes at once, and whoever responds can join it.",
            [scenario, seed, difficulty, speed],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Scenario = parsed.GetRequiredValue(scenario),
                    Seed = parsed.GetValue(seed),
                    Difficulty = parsed.GetRequiredValue(difficulty),
                    Speed = parsed.GetValue(speed),
                };
                Reply<DrillState> reply = await client.PostAsync<DrillState>(MusterClient.Path("drills"), body, cancel);
                parsed
                    .Screen()
                    .Answer(
                        reply.Raw,
                        () => Screen.Line($"{reply.Value.Id} has begun: {Screen.Clean(reply.Value.Title)}, variant {reply.Value.Seed}.")
                    );
            }
        );
    }
}
