// What a source is asked for the minutes of an SLO, and which minutes its answers make.
using System.Collections.Immutable;

namespace Muster.Core.Slos;

/// <summary>A value at an instant is about the minute before it.</summary>
public static class SliMinutes
{
    /// <summary>Prometheus holds a value for as long when it has no newer one.</summary>
    private static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(5);

    /// <summary>In the order in which <see cref="Of"/> wants the answers; none for what is pushed.</summary>
    /// <param name="span">What <see cref="PromText.Window"/> stands for.</param>
    public static ImmutableArray<MinuteQuestion> Questions(SloIndicator indicator, TimeSpan span) =>
        indicator switch
        {
            SloIndicator.Ratio ratio => [Events(ratio.Part, span), Events(ratio.Total, span)],
            SloIndicator.RawRatio raw => [new(raw.Share, Asked(raw.Share, span), IsRise: false, IsSum: false)],
            SloIndicator.Threshold threshold => [new(threshold.Value, Asked(threshold.Value, span), IsRise: false, IsSum: false)],
            _ => [],
        };

    /// <summary>Whether the answers depend on the span.</summary>
    public static bool HasSpan(SloIndicator indicator) =>
        Questions(indicator, TimeSpan.FromMinutes(1))
            .Any(question => question.Query.Text.Contains(PromText.Window, StringComparison.Ordinal));

    /// <summary>
    /// The minutes of which something is known, ascending. A minute whose total is known and of whose failures nothing is, has none: what never failed has no series. One of
    /// whose good events nothing is known had none either, once there have been some: that is how a full outage looks. What is no number says nothing.
    /// </summary>
    /// <param name="answers">By instants on whole minutes, for each question of <see cref="Questions"/>.</param>
    /// <param name="wasKnown">Whether minutes of it were known before: a query of good events that never found any may be wrong.</param>
    /// <param name="after">Only minutes that begin at or after this instant: what lies before is there to see what counters rose by.</param>
    public static ImmutableArray<MeasuredMinute> Of(
        Slo slo,
        IReadOnlyList<MinuteQuestion> questions,
        IReadOnlyList<IReadOnlyDictionary<DateTimeOffset, double>> answers,
        bool wasKnown,
        DateTimeOffset after
    )
    {
        ArgumentNullException.ThrowIfNull(slo);
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(answers);
        IReadOnlyDictionary<DateTimeOffset, double>[] read =
        [
            .. answers.Select((answer, index) => questions[index].IsRise ? Rises(answer) : answer),
        ];
        IEnumerable<MeasuredMinute?> minutes = slo.Indicator switch
        {
            SloIndicator.Ratio ratio => read[1]
                .Select(total =>
                    Minute(
                        0,
                        total.Key,
                        Ratio(
                            ratio,
                                // The first value of a counter of good events is a series that has said nothing yet; of failures it says that there were none before.
                                read[0].TryGetValue(total.Key, out double part)
                                    ? part
                                : !ratio.IsBad && answers[0].ContainsKey(total.Key) ? double.NaN
                                : null,
                            total.Value,
                            wasKnown || answers[0].Count > 0
                        )
                    )
                ),
            SloIndicator.RawRatio raw => read[0].Select(share => Minute(0, share.Key, Share(raw.IsBad ? share.Value : 1 - share.Value))),
            SloIndicator.Threshold => read[0]
                .Where(value => !double.IsNaN(value.Value))
                .SelectMany(value =>
                    slo.Goals.Select(
                        (goal, index) => Minute(index, value.Key, new SliMinute(1, goal.Bound?.Holds(value.Value) == true ? 0 : 1))
                    )
                ),
            _ => [],
        };
        return [.. minutes.OfType<MeasuredMinute>().Where(minute => minute.At >= after).OrderBy(minute => minute.At)];
    }

    private static MeasuredMinute? Minute(int track, DateTimeOffset at, SliMinute? value) =>
        value is { } known ? new(track, at.AddMinutes(-1), known) : null;

    /// <param name="part">Null where it has no series.</param>
    private static SliMinute? Ratio(SloIndicator.Ratio ratio, double? part, double total, bool wasKnown) =>
        (ratio.IsBad, part) switch
        {
            (true, null) => SliMinute.Of(total, 0),
            (true, double bad) => SliMinute.Of(total, bad),
            (false, null) => wasKnown ? SliMinute.Of(total, total) : null,
            (false, double good) => double.IsFinite(good) && good >= 0 ? SliMinute.Of(total, Math.Max(0, total - good)) : null,
        };

    /// <summary>A share a little beyond its ends is one at its end: floats do not add up to just 1.</summary>
    private static SliMinute? Share(double bad) => double.IsFinite(bad) ? new(1, Math.Clamp(bad, 0, 1)) : null;

    private static MinuteQuestion Events(SloQuery query, TimeSpan span) =>
        new(query, Asked(query, span), query.IsCounter && !query.Text.Contains(PromText.Window, StringComparison.Ordinal), IsSum: true);

    private static string Asked(SloQuery query, TimeSpan span) =>
        query.Text.Replace(PromText.Window, PromText.Duration(span), StringComparison.Ordinal);

    /// <summary>What a counter rose by since the instant before, where that lies no further back than Prometheus holds a value.</summary>
    private static Dictionary<DateTimeOffset, double> Rises(IReadOnlyDictionary<DateTimeOffset, double> values)
    {
        Dictionary<DateTimeOffset, double> rises = [];
        KeyValuePair<DateTimeOffset, double>? before = null;
        foreach (
            KeyValuePair<DateTimeOffset, double> now in values.Where(value => double.IsFinite(value.Value)).OrderBy(value => value.Key)
        )
        {
            if (before is { } last && now.Key - last.Key <= HeldFor)
            {
                rises[now.Key] = SliCounter.Increase(last.Value, now.Value);
            }

            before = now;
        }

        return rises;
    }
}
