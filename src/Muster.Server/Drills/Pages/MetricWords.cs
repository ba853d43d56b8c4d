// A measured value in words, short enough for a table.
using System.Globalization;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Server.Drills.Pages;

public static class MetricWords
{
    public static string Of(Metric metric, double value) =>
        metric switch
        {
            Metric.ErrorRatio or Metric.Utilisation or Metric.HitRatio => Text($"{value * 100:0.#} %"),
            Metric.Latency => value < 1 ? Text($"{value * 1000:0} ms") : Text($"{value:0.0} s"),
            Metric.Rate => Large(value) + "/s",
            Metric.Queue or Metric.Instances => Large(value),
        };

    /// <summary>What a part of the system is, such as `third party`.</summary>
    public static string Of(ComponentKind kind) =>
        string.Concat(Word.Of(kind).Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    /// <summary>`950`, `12.3k`, `1.2M`.</summary>
    public static string Large(double value) =>
        value switch
        {
            >= 1e6 => Text($"{value / 1e6:0.0}M"),
            >= 10_000 => Text($"{value / 1e3:0.0}k"),
            _ => Text($"{value:N0}"),
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
