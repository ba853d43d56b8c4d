// What was measured, as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Measures;

namespace Muster.Server.Measures.Api;

/// <param name="From">The first instant of the period; incidents count that were declared in it.</param>
/// <param name="To">Its end, which does not belong to it.</param>
/// <param name="BeforeFrom">The first instant of the period before, which ends where this one begins.</param>
/// <param name="By">How <see cref="PopulationItem.Groups"/> are told apart.</param>
/// <param name="Incidents">Real incidents.</param>
/// <param name="Drills">Drills, which are in no other number here; null where nobody asked for them.</param>
public sealed record MeasuresItem(
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset BeforeFrom,
    string By,
    PopulationItem Incidents,
    PopulationItem? Drills
)
{
    public static MeasuresItem Of(MeasuresAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        MeasurePeriod period = answer.Question.Period;
        return new(
            period.From,
            period.To,
            period.Before.From,
            answer.Question.By.Name(),
            PopulationItem.Of(answer.Incidents),
            answer.Drills is { } drills ? PopulationItem.Of(drills) : null
        );
    }
}

/// <param name="Count">How many were declared.</param>
/// <param name="CountBefore">How many were in the period before.</param>
/// <param name="IsWhole">False where there are more than are counted: the oldest are left out.</param>
/// <param name="Times">The four times.</param>
public sealed record PopulationItem(
    int Count,
    int CountBefore,
    bool IsWhole,
    ImmutableArray<MeasuredTimeItem> Times,
    KeptItem Updates,
    ImmutableArray<DetectedByItem> DetectedBy,
    ImmutableArray<MeasuredGroupItem> Groups
)
{
    internal static PopulationItem Of(Population population) =>
        new(
            population.All.Incidents.All.Length,
            population.All.Before,
            population.IsWhole,
            [.. population.All.Times.Select(MeasuredTimeItem.Of)],
            KeptItem.Of(population.All.Updates),
            [.. population.DetectedBy.Select(one => new DetectedByItem(one.By?.ToString().ToLowerInvariant(), one.Count))],
            [.. population.Groups.Select(MeasuredGroupItem.Of)]
        );
}

/// <param name="By">monitoring, customers or people; null where the record does not say.</param>
public sealed record DetectedByItem(string? By, int Count);

/// <param name="Key">Such as SEV-1, a service's id, 2026-11 or 2026-Q4.</param>
public sealed record MeasuredGroupItem(
    string Key,
    string Label,
    int Count,
    int CountBefore,
    ImmutableArray<MeasuredTimeItem> Times,
    KeptItem Updates
)
{
    internal static MeasuredGroupItem Of(MeasuredGroup group) =>
        new(
            group.Key,
            group.Label,
            group.Incidents.All.Length,
            group.Before,
            [.. group.Times.Select(MeasuredTimeItem.Of)],
            KeptItem.Of(group.Updates)
        );
}

/// <param name="Made">Promises of an update that were kept or missed.</param>
/// <param name="OnTimeRate">From 0 to 1; null when none is settled.</param>
public sealed record KeptItem(int Made, int Kept, double? OnTimeRate)
{
    internal static KeptItem Of(Core.Incidents.PromisesKept promises) => new(promises.Made, promises.Kept, promises.OnTimeRate);
}

/// <summary>Seconds. The quantiles are those of Hyndman and Fan's type 7, and null of an empty sample.</summary>
/// <param name="Measure">mttd, mtta, mttm or mttr.</param>
/// <param name="N">How many incidents have this time.</param>
/// <param name="MedianWithin">Where the true median may lie, to 95 %; null of fewer than ten.</param>
/// <param name="Verdict">Of the difference to the period before; of months and quarters, to the one before.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record MeasuredTimeItem(
    IncidentMeasure Measure,
    int N,
    double? Median,
    double? LowerQuartile,
    double? UpperQuartile,
    double? P90,
    WithinItem? MedianWithin,
    ComparisonVerdict Verdict,
    string Sentence
)
{
    internal static MeasuredTimeItem Of(MeasuredTime time) =>
        new(
            time.Measure,
            time.Sample.N,
            Known(time.Sample.Median),
            Known(time.Sample.LowerQuartile),
            Known(time.Sample.UpperQuartile),
            Known(time.Sample.P90),
            time.MedianWithin is { } within ? new(within.Low, within.High) : null,
            time.Change.Verdict,
            time.Sentence
        );

    private static double? Known(double seconds) => double.IsNaN(seconds) ? null : seconds;
}

public sealed record WithinItem(double Low, double High);
