// docs/scenarios-par.md: what each scenario costs its customers, by who commands.
using System.Globalization;
using System.Text;
using Muster.Simulator.Drills;
using Muster.Simulator.Scoring;

namespace Muster.Server.Tests.Drills.Library;

internal static class ParTable
{
    private const string Head = """
        # What the scenarios cost

        Customer-minutes lost in each scenario that comes with Muster, for practised people, on seed 1 and on the first seed of each other cause that it can have: in the
        best run that the search knows (par), when nobody does anything, and in the hands of somebody who always does the same, whatever is wrong. In brackets stands how
        it ended, and for how long customers lost something after the cause began. None of the first three habits is right everywhere, and the
        fourth is right nowhere: it does all that can be done but refusing requests, in an order by chance, as quickly as one pair of hands can. A test writes this page and
        compares it.

        | scenario | seed, cause | par | nothing | always restart | always roll back | always scale up | everything at once |
        |---|---|---|---|---|---|---|---|

        """;

    public static string Write(IEnumerable<Played> library)
    {
        StringBuilder text = new(Head.ReplaceLineEndings("\n"));
        foreach (Played one in library)
        {
            DrillSummary[] all = [one.Par.Best, one.Par.Nothing, .. one.Naive];
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{one.Id}` | {one.Seed}, {one.Cause} | {string.Join(" | ", all.Select(Cell))} |\n"
            );
        }

        text.Append("\n## What the best run does\n");
        foreach (Played one in library)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n`{one.Id}`, seed {one.Seed}, {one.Cause} (it begins at {Clock(one.Par.Best.StartedAt)})\n\n"
            );
            foreach (Act act in one.Par.Acts)
            {
                string args = string.Join(", ", act.Args.Select(arg => $"{arg.Key} {arg.Value}"));
                text.Append(CultureInfo.InvariantCulture, $"- {Clock(act.At)} {Simulator.Scenarios.Word.Of(act.Verb)} {act.Target}");
                text.Append(args.Length > 0 ? $" ({args})\n" : "\n");
            }
        }

        return text.ToString();
    }

    private static string Cell(DrillSummary summary)
    {
        string lost = Math.Round(summary.CustomerMinutesLost).ToString("N0", CultureInfo.InvariantCulture);
        string after = summary.MitigatedAt is { } at ? $", {Clock(at - summary.StartedAt)}" : "";
        return $"{lost} ({summary.Outcome.ToString().ToLowerInvariant()}{after})";
    }

    private static string Clock(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
}
