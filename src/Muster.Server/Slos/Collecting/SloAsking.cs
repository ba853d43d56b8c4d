// Asks the source of one SLO for the minutes that are not known yet, and keeps them.
using System.Collections.Immutable;
using Muster.Core.Slos;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Engine.Slos;

namespace Muster.Server.Slos.Collecting;

/// <summary>
/// A minute is asked for when it is over a minute ago, and again for five minutes, because a scrape may come late. After an outage, and for a new SLO, it catches up day by
/// day, no further back than the window and <see cref="BackMax"/>.
/// </summary>
internal sealed class SloAsking(SloMinutes minutes, PrometheusSource prometheus, TimeProvider clock)
{
    /// <summary>A quarter; who has a window of a year learns what came before from what was kept.</summary>
    private static readonly TimeSpan BackMax = TimeSpan.FromDays(92);

    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AskedAgain = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);
    private static readonly TimeSpan OnePart = TimeSpan.FromDays(1);
    private static readonly TimeSpan Tried = TimeSpan.FromMinutes(30);
    private const int PartsMax = 7;

    /// <summary>In minutes: where values come once a minute, not every minute has the two that a rate needs.</summary>
    private static readonly int[] Spans = [1, 2, 5];

    /// <summary>Answers why the source cannot be reached; null when it can, whatever it said.</summary>
    public async Task<string?> AskAsync(SloRow row, CancellationToken cancel)
    {
        DateTimeOffset until = SliLedger.MinuteOf(clock.GetUtcNow() - Settled);
        for (int part = 0; part < PartsMax; part++)
        {
            SloData data = await minutes.DataAsync(row.Id, cancel);
            DateTimeOffset from = From(row.Definition.Slo, data, until);
            if (from >= until)
            {
                return null;
            }

            DateTimeOffset end = until - from > OnePart ? from + OnePart : until;
            Asked asked = await AnswerAsync(row, data, from, end, cancel);
            await minutes.WriteAsync(row.Id, (before, now) => Kept(before, asked, end, now), CancellationToken.None);
            if (asked.Failure is not null || end == until)
            {
                return asked.IsAway ? asked.Failure : null;
            }
        }

        return null;
    }

    /// <summary>Says of an SLO that its source cannot be reached, which was seen with another.</summary>
    public Task<Outcome> AwayAsync(SloRow row, string why) =>
        minutes.WriteAsync(
            row.Id,
            (before, now) => new(before with { Trouble = new(before.Trouble?.Since ?? now, why) }, []),
            CancellationToken.None
        );

    private static SloWrite Kept(SloData before, Asked asked, DateTimeOffset end, DateTimeOffset now)
    {
        DateTimeOffset? known = asked.Found.IsEmpty ? before.KnownUntil : asked.Found[^1].At.AddMinutes(1);
        string? why =
            asked.Failure
            ?? (end - known <= SloStatus.StaleAfter ? null : "Its source answers, and has no value of the query for all events.");
        SloData data = before with { Trouble = why is null ? null : new(before.Trouble?.Since ?? now, why) };
        return asked.Failure is not null
            ? new(data, [])
            : new(
                data with
                {
                    AskedAt = now,
                    AskedUntil = end < before.AskedUntil ? before.AskedUntil : end,
                    SpanMinutes = asked.Span,
                },
                asked.Found
            );
    }

    private static DateTimeOffset From(Slo slo, SloData data, DateTimeOffset until)
    {
        DateTimeOffset window = slo
            .Goals.Select(goal => goal.Objective.Window.Begin(until))
            .Concat(slo.Alerts.Select(alert => until - alert.Long))
            .Min();
        DateTimeOffset oldest = SliLedger.MinuteOf(window > until - BackMax ? window : until - BackMax);
        if (data.AskedUntil is not { } asked)
        {
            return oldest;
        }

        DateTimeOffset from = asked - AskedAgain;
        if (asked >= until - Lately)
        {
            DateTimeOffset known =
                data.KnownUntil < from ? data.KnownUntil.Value
                : data.KnownUntil is null ? until - Lately
                : from;
            from = known > until - Lately ? known : until - Lately;
        }

        return from > oldest ? from : oldest;
    }

    /// <summary>With a wider span where the one that is used gives nothing and the wider one does.</summary>
    private async Task<Asked> AnswerAsync(SloRow row, SloData data, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        bool wasKnown = data.KnownUntil is not null;
        Asked asked = await FoundAsync(row, wasKnown, data.SpanMinutes, from, until, cancel);
        bool isMissing = asked.Failure is null && asked.Found.IsEmpty && !(until - data.KnownUntil < Tried);
        if (!isMissing || !SliMinutes.HasSpan(row.Definition.Slo.Indicator))
        {
            return asked;
        }

        foreach (int span in Spans.Where(span => span > data.SpanMinutes))
        {
            Asked tried = await FoundAsync(row, wasKnown, span, until - Tried, until, cancel);
            if (tried.Found.Length >= Tried.TotalMinutes / 2)
            {
                return await FoundAsync(row, wasKnown, span, from, until, cancel);
            }
        }

        return asked;
    }

    private async Task<Asked> FoundAsync(
        SloRow row,
        bool wasKnown,
        int span,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    )
    {
        Slo slo = row.Definition.Slo;
        ImmutableArray<MinuteQuestion> questions = SliMinutes.Questions(slo.Indicator, TimeSpan.FromMinutes(span));
        List<IReadOnlyDictionary<DateTimeOffset, double>> answers = [];
        foreach (MinuteQuestion question in questions)
        {
            if (row.Definition.SourceOf(question.Query) is not { } source)
            {
                return new(
                    [],
                    span,
                    "Its file names no data source: add a DataSource with the address, and apply both together.",
                    IsAway: false
                );
            }

            // What a counter rose by in the first minute is seen from the values before it.
            DateTimeOffset begin = question.IsRise ? from - AskedAgain : from.AddMinutes(1);
            PrometheusAnswer answer = await prometheus.RangeAsync(source, question, begin, until, cancel);
            if (answer.Failure is { } why)
            {
                return new([], span, why, answer.IsAway);
            }

            answers.Add(answer.Values);
        }

        return new(SliMinutes.Of(slo, questions, answers, wasKnown, from), span, Failure: null, IsAway: false);
    }

    /// <param name="Failure">A sentence; null when the source answered.</param>
    private sealed record Asked(ImmutableArray<MeasuredMinute> Found, int Span, string? Failure, bool IsAway);
}
