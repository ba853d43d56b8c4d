// One of the four times over some incidents: how it was, how sure that is, and whether it changed.
using Muster.Core.Measures;

namespace Muster.Server.Measures;

/// <param name="MedianWithin">Where the true median may lie; null where there are too few incidents to say.</param>
/// <param name="Change">Against the period before.</param>
public sealed record MeasuredTime(IncidentMeasure Measure, Sample Sample, Interval? MedianWithin, Comparison Change)
{
    public string Sentence => Change.Sentence(Words);

    public static MeasuredTime Of(IncidentMeasure measure, MeasuredIncidents before, MeasuredIncidents now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        Sample sample = now.Sample(measure);
        return new(measure, sample, Bootstrap.Median(sample, Draws.For(sample)), Comparison.Of(before.Sample(measure), sample));
    }

    /// <summary>Seconds as people read them.</summary>
    public static string Words(double seconds) => Web.Views.Words.Span(TimeSpan.FromSeconds(Math.Round(seconds)));
}
