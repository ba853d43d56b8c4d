// `muster measures`: how long incidents take, as distributions, and what may be said of the change.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Measures;

internal static class MeasuresCommand
{
    public static Command Create()
    {
        (string Name, Option<string?> Option)[] filters =
        [
            ("period", Text("--period", "90d (the usual), a month such as 2026-11 or a quarter such as 2026-Q4, of UTC.", "PERIOD")),
            ("from", Text("--from", "Instead of a period: its first day.", "DAY")),
            ("to", Text("--to", "Its last day, which counts.", "DAY")),
            ("severity", Text("--severity", "Only of this severity: 1 to 4.", "SEVERITY")),
            ("service", Text("--service", "Only of this service.", "SERVICE")),
            ("team", Text("--team", "Only of the services that this team owns now.", "TEAM")),
            ("detected_by", Text("--detected-by", "Only those that were noticed first by: monitoring, customers or people.", "WHO")),
            ("by", Text("--by", "Groups by severity, service, team, detected_by, month or quarter.", "WHAT")),
        ];
        Option<bool> drills = new("--drills") { Description = "The drills as well, in a table of their own." };
        Option<bool> csv = new("--csv") { Description = "Comma-separated values, for a spreadsheet." };
        return ApiVerb.Make(
            "measures",
            "MTTD, MTTA, MTTM and MTTR as distributions, against the period before; says what is noise.",
            [.. filters.Select(filter => filter.Option), drills, csv],
            async (parsed, client, cancel) =>
            {
                string query = string.Join(
                    '&',
                    filters
                        .Select(filter => (filter.Name, Value: parsed.GetValue(filter.Option)))
                        .Where(filter => filter.Value is { Length: > 0 })
                        .Append(("drills", parsed.GetValue(drills) ? "true" : "false"))
                        .Select(filter => $"{filter.Item1}={Uri.EscapeDataString(filter.Item2!)}")
                );
                if (parsed.GetValue(csv))
                {
                    Console.Out.Write(await client.TextAsync($"{MusterClient.Path("measures.csv")}?{query}", cancel));
                    return;
                }

                Reply<Measured> reply = await client.GetAsync<Measured>($"{MusterClient.Path("measures")}?{query}", cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value));
            }
        );
    }

    private static void Show(Measured measured)
    {
        Screen.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{measured.Incidents.Count} incidents, {measured.From.UtcDateTime:yyyy-MM-dd} to {measured.To.UtcDateTime.AddDays(-1):yyyy-MM-dd} (UTC); {measured.Incidents.CountBefore} in the period before."
            )
        );
        Show(measured.By, measured.Incidents);
        foreach (Time time in measured.Incidents.Times)
        {
            Screen.Line($"{time.Measure.ToUpperInvariant()}  {time.Sentence}");
        }

        if (measured.Drills is { } drills)
        {
            Screen.Line();
            Screen.Line(string.Create(CultureInfo.InvariantCulture, $"{drills.Count} drills, which are in no number above."));
            Show(measured.By, drills);
        }
    }

    private static void Show(string by, Population population) =>
        Screen.Table(
            [
                by.Replace('_', ' ').ToUpperInvariant(),
                "INCIDENTS",
                "MTTD",
                "MTTA",
                "MTTM",
                "MTTR",
                "MTTR QUARTILES",
                "MTTR P90",
                "UPDATES ON TIME",
            ],
            [Row("all", population.Count, population.Times, population.Updates), .. population.Groups.Select(Row)],
            "No incident."
        );

    private static IReadOnlyList<string> Row(Group group) => Row(group.Label, group.Count, group.Times, group.Updates);

    private static IReadOnlyList<string> Row(string label, int count, IReadOnlyList<Time> times, Kept updates)
    {
        Time resolve = times.Single(time => time.Measure == "mttr");
        return
        [
            label,
            count.ToString(CultureInfo.InvariantCulture),
            .. times.Select(time => time.N == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Span(time.Median)} (n {time.N})")),
            resolve.N == 0 ? "-" : $"{Span(resolve.LowerQuartile)} to {Span(resolve.UpperQuartile)}",
            Span(resolve.P90),
            updates.OnTimeRate is { } rate ? rate.ToString("0 %", CultureInfo.InvariantCulture) : "-",
        ];
    }

    private static string Span(double? seconds) =>
        seconds is { } known ? Server.Web.Views.Words.Span(TimeSpan.FromSeconds(Math.Round(known))) : "-";

    private static Option<string?> Text(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };

    private sealed record Measured(DateTimeOffset From, DateTimeOffset To, string By, Population Incidents, Population? Drills);

    private sealed record Population(int Count, int CountBefore, IReadOnlyList<Time> Times, Kept Updates, IReadOnlyList<Group> Groups);

    private sealed record Group(string Label, int Count, IReadOnlyList<Time> Times, Kept Updates);

    private sealed record Kept(double? OnTimeRate);

    private sealed record Time(
        string Measure,
        int N,
        double? Median,
        double? LowerQuartile,
        double? UpperQuartile,
        double? P90,
        string Sentence
    );
}
