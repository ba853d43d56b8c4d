// How a condition is written: `database queue > 40000 for 30s`.
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Document;

internal static class ConditionText
{
    /// <summary>Stands in where the text is wrong; never watched, because the file is then refused.</summary>
    public static readonly Condition None = new("", Metric.Rate, IsAbove: true, 0, 0);

    private const string Shape = "write it as 'database queue > 40000 for 30s' or 'cache hitRatio < 0.5'";

    /// <summary>A component, a metric, above or below, a number or duration, and for how long; without the last it holds at once.</summary>
    public static Condition Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var component, var metric, ">" or "<", var threshold] => Read(component, metric, words[2], threshold, "0s"),
            [var component, var metric, ">" or "<", var threshold, "for", var duration] => Read(
                component,
                metric,
                words[2],
                threshold,
                duration
            ),
            _ => throw new FormatException($"'{text}' is no condition: {Shape}."),
        };
    }

    private static Condition Read(string component, string metric, string sign, string threshold, string duration) =>
        new(
            component,
            WordText.Parse<Metric>(metric, "a metric"),
            sign == ">",
            QuantityText.Value(threshold),
            QuantityText.WholeSeconds(duration)
        );
}
