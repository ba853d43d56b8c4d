// Which of the latest changes may have caused a failure, the likeliest first, before anybody knows the cause.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Changes;

/// <summary>
/// Two things are known before any cause is: when, and where. A change fits the better the shorter before the failure it was made, and the nearer its service is.
/// What was changed after the failure was noticed cannot have caused it and comes last: it is what people did about it.
/// </summary>
public static class ChangeRanking
{
    /// <summary>Every half hour between a change and the failure halves the fit: most changes that break something do so soon.</summary>
    private static readonly TimeSpan HalfLife = TimeSpan.FromMinutes(30);

    /// <summary>Between the impact's start, which people estimate, and its detection: half of what the same distance before it is worth.</summary>
    private const double DuringImpact = 0.5;

    private const double SameService = 1;
    private const double DependedOn = 0.6;
    private const double NoService = 0.4;
    private const double OtherService = 0.15;

    /// <summary>All of them, the best fit first; those made after the detection last, newest first. Of equals the newer is first, then the smaller id.</summary>
    public static ImmutableArray<RankedChange> Of(IEnumerable<ConsideredChange> changes, FailureFacts failure)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(failure);
        return
        [
            .. changes
                .Select(change => new RankedChange(change, Fit(change, failure), Why(change, failure)))
                .OrderBy(ranked => ranked.Change.At > failure.DetectedAt)
                .ThenByDescending(ranked => ranked.Fit)
                .ThenByDescending(ranked => ranked.Change.At)
                .ThenBy(ranked => ranked.Change.Id, StringComparer.Ordinal),
        ];
    }

    private static double Fit(ConsideredChange change, FailureFacts failure)
    {
        if (change.At > failure.DetectedAt)
        {
            return 0;
        }

        DateTimeOffset began = Began(failure);
        double halvings = (began - change.At).Duration() / HalfLife;
        return OfService(change, failure) * Math.Pow(2, -halvings) * (change.At > began ? DuringImpact : 1);
    }

    private static double OfService(ConsideredChange change, FailureFacts failure) =>
        change.Service is not { } service ? NoService
        : service == failure.Service ? SameService
        : failure.DependsOn.Contains(service) ? DependedOn
        : OtherService;

    private static string Why(ConsideredChange change, FailureFacts failure)
    {
        DateTimeOffset began = Began(failure);
        string start = failure.ImpactStartedAt < failure.DetectedAt ? "the impact began" : "it was noticed";
        string when =
            change.At > failure.DetectedAt ? $"{Span(change.At - failure.DetectedAt)} after it was noticed"
            : change.At > began ? $"{Span(change.At - began)} after {start}, before it was noticed"
            : change.At == began ? $"the moment {start}"
            : $"{Span(began - change.At)} before {start}";
        return $"{change.Kind.Deed()} {when}, {Where(change, failure)}";
    }

    private static string Where(ConsideredChange change, FailureFacts failure) =>
        change.Service is not { } service ? "of no known service"
        : service == failure.Service ? "same service"
        : failure.DependsOn.Contains(service) ? "a service that this one depends on"
        : "another service";

    /// <summary>Seconds say nothing once there are hours.</summary>
    private static string Span(TimeSpan span) =>
        (span.TotalMinutes >= 1 ? TimeSpan.FromMinutes(Math.Floor(span.TotalMinutes)) : span).Brief();

    private static DateTimeOffset Began(FailureFacts failure) =>
        failure.ImpactStartedAt is { } started && started < failure.DetectedAt ? started : failure.DetectedAt;
}
