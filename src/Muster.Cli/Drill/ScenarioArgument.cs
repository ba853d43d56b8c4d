// The scenario that a command is about: one that comes with Muster, or a file.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Drills;
using Muster.Server.Drills.Document;
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;

namespace Muster.Cli.Drill;

internal static class ScenarioArgument
{
    public static Argument<string> Create()
    {
        Argument<string> argument = new("scenario")
        {
            Description = "The id of a scenario ('muster drill list'), as much of it as no other has, or a scenario file.",
            HelpName = "SCENARIO",
        };
        argument.CompletionSources.Add(_ => ScenarioLibrary.Ids.Select(id => new System.CommandLine.Completions.CompletionItem(id)));
        return argument;
    }

    /// <summary>The scenario; what has a dot or a slash in its name is a file. A <see cref="Failure"/> names every mistake in it.</summary>
    public static async Task<Scenario> ReadAsync(string wanted, CancellationToken cancel)
    {
        if ((ScenarioLibrary.Find(wanted) ?? BeginningWith(wanted)) is { } known)
        {
            return known;
        }

        if (!File.Exists(wanted) && wanted.IndexOfAny(['.', '/', '\\']) < 0)
        {
            throw new Failure(
                ExitCode.NotFound,
                $"There is no scenario '{wanted}'{Nearest.Hint(wanted, [.. ScenarioLibrary.Ids]).TrimEnd('.')}, and no file of this name."
            );
        }

        ScenarioReading reading = ScenarioFileReader.Read(await TextFiles.ReadAsync(wanted, cancel));
        return reading.IsGood
            ? reading.Scenario
            : throw new Failure(
                ExitCode.Usage,
                $"{wanted} has {(reading.Mistakes.Length == 1 ? "a mistake" : $"{reading.Mistakes.Length} mistakes")}.",
                [.. reading.Mistakes.Select(mistake => mistake.ToString())]
            );
    }

    /// <summary>The one whose id begins so; null when none does, or several.</summary>
    private static Scenario? BeginningWith(string wanted) =>
        wanted.Length > 0 && ScenarioLibrary.Ids.Where(id => id.StartsWith(wanted, StringComparison.Ordinal)).ToArray() is [var id]
            ? ScenarioLibrary.Find(id)
            : null;
}
