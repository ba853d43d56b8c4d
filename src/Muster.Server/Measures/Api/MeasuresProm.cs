// What was measured as Prometheus reads it.
using System.Globalization;
using System.Text;
using Muster.Core.Measures;

namespace Muster.Server.Measures.Api;

/// <summary>
/// Gauges over a moving period, and no summaries: an incident leaves the period again, so nothing here only grows. Text format 0.0.4. Drills are never among them.
/// </summary>
internal static class MeasuresProm
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(MeasuresItem measured)
    {
        StringBuilder text = new();
        Head(text, "muster_incidents", "Incidents that were declared in the period.");
        All(measured, (group, count, _, _) => Line(text, "muster_incidents", Labels(measured, group), count));
        Head(text, "muster_incident_time_seconds", "Quantiles of the times of incidents that were declared in the period.");
        All(
            measured,
            (group, _, times, _) =>
            {
                foreach (MeasuredTimeItem time in times)
                {
                    string labels = $"{Labels(measured, group)},measure=\"{time.Measure.Name()}\"";
                    Line(text, "muster_incident_time_seconds", labels + ",quantile=\"0.25\"", time.LowerQuartile);
                    Line(text, "muster_incident_time_seconds", labels + ",quantile=\"0.5\"", time.Median);
                    Line(text, "muster_incident_time_seconds", labels + ",quantile=\"0.75\"", time.UpperQuartile);
                    Line(text, "muster_incident_time_seconds", labels + ",quantile=\"0.9\"", time.P90);
                }
            }
        );
        Head(text, "muster_incident_time_count", "How many incidents of the period have the time.");
        All(
            measured,
            (group, _, times, _) =>
            {
                foreach (MeasuredTimeItem time in times)
                {
                    Line(text, "muster_incident_time_count", $"{Labels(measured, group)},measure=\"{time.Measure.Name()}\"", time.N);
                }
            }
        );
        Head(text, "muster_incident_updates_on_time_ratio", "The share of promised updates that came in time.");
        All(
            measured,
            (group, _, _, updates) => Line(text, "muster_incident_updates_on_time_ratio", Labels(measured, group), updates.OnTimeRate)
        );
        return text.ToString();
    }

    private static void All(MeasuresItem measured, Action<string, int, IReadOnlyList<MeasuredTimeItem>, KeptItem> write)
    {
        write("all", measured.Incidents.Count, measured.Incidents.Times, measured.Incidents.Updates);
        foreach (MeasuredGroupItem group in measured.Incidents.Groups)
        {
            write(group.Key, group.Count, group.Times, group.Updates);
        }
    }

    private static void Head(StringBuilder text, string name, string help) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n");

    /// <summary>What is not known is left out: a gap, and not a zero.</summary>
    private static void Line(StringBuilder text, string name, string labels, double? value)
    {
        if (value is { } known)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}{{{labels}}} {known:R}\n");
        }
    }

    private static string Labels(MeasuresItem measured, string group) => $"{measured.By}=\"{Escaped(group)}\"";

    private static string Escaped(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
