// `muster drill list`: the scenarios that come with Muster.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Cli.Drill;

internal static class ListCommand
{
    public static Command Create()
    {
        Command command = new("list", "List the scenarios that come with Muster.") { Output.Json };
        command.SetAction(parsed =>
        {
            parsed
                .Screen()
                .Answer(
                    ScenarioLibrary.All.Select(scenario => new
                    {
                        scenario.Id,
                        scenario.Title,
                        scenario.Brief,
                        scenario.Minutes,
                        Difficulties = Word.All<Difficulty>(),
                    }),
                    Show
                );
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show() =>
        Screen.Table(
            ["ID", "MINUTES", "DIFFICULTIES", "TITLE"],
            [
                .. ScenarioLibrary.All.Select(scenario =>
                    (IReadOnlyList<string>)
                        [
                            scenario.Id,
                            scenario.Minutes.ToString(CultureInfo.InvariantCulture),
                            string.Join(", ", Word.All<Difficulty>()),
                            scenario.Title,
                        ]
                ),
            ],
            "No scenario."
        );
}
