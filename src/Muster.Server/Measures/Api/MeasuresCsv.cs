// What was measured as a table: a line for each group and time.
using Muster.Core.Measures;
using Muster.Server.Web.Api;

namespace Muster.Server.Measures.Api;

internal static class MeasuresCsv
{
    public static string Write(MeasuresItem measured)
    {
        CsvText csv = new(
            "kind",
            "from",
            "to",
            "by",
            "group",
            "incidents",
            "measure",
            "n",
            "median_seconds",
            "lower_quartile_seconds",
            "upper_quartile_seconds",
            "p90_seconds",
            "median_low_seconds",
            "median_high_seconds",
            "verdict",
            "sentence"
        );
        Add(csv, measured, "incident", measured.Incidents);
        if (measured.Drills is { } drills)
        {
            Add(csv, measured, "drill", drills);
        }

        return csv.ToString();
    }

    private static void Add(CsvText csv, MeasuresItem measured, string kind, PopulationItem population)
    {
        Add(csv, measured, kind, "all", population.Count, population.Times);
        foreach (MeasuredGroupItem group in population.Groups)
        {
            Add(csv, measured, kind, group.Key, group.Count, group.Times);
        }
    }

    private static void Add(
        CsvText csv,
        MeasuresItem measured,
        string kind,
        string group,
        int incidents,
        IEnumerable<MeasuredTimeItem> times
    )
    {
        foreach (MeasuredTimeItem time in times)
        {
            csv.Line(
                kind,
                measured.From.ToString("O"),
                measured.To.ToString("O"),
                measured.By,
                group,
                incidents,
                time.Measure.Name(),
                time.N,
                time.Median,
                time.LowerQuartile,
                time.UpperQuartile,
                time.P90,
                time.MedianWithin?.Low,
                time.MedianWithin?.High,
                VerdictName(time.Verdict),
                time.Sentence
            );
        }
    }

    private static string VerdictName(ComparisonVerdict verdict) =>
        verdict switch
        {
            ComparisonVerdict.TooFew => "too_few",
            ComparisonVerdict.Noise => "noise",
            ComparisonVerdict.Less => "less",
            ComparisonVerdict.More => "more",
        };
}
