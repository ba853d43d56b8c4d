// Which change may have caused a failure: nearness before it and nearness of the service, in words and in order.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Changes;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Changes;

public sealed class ChangeRankingTests
{
    private static readonly DateTimeOffset Detected = new(2026, 11, 23, 2, 45, 0, TimeSpan.Zero);
    private static readonly ServiceId Checkout = new("checkout");
    private static readonly ServiceId Database = new("orders-db");
    private static readonly ServiceId Search = new("search");
    private static readonly FailureFacts Noticed = new(Checkout, [Database], ImpactStartedAt: null, Detected);
    private static readonly FailureFacts Begun = Noticed with { ImpactStartedAt = Detected.AddMinutes(-10) };

    private static readonly Gen<ServiceId?> Services = Gen.OneOf(
        Gen.Const((ServiceId?)Checkout),
        Gen.Const((ServiceId?)Database),
        Gen.Const((ServiceId?)Search),
        Gen.Const((ServiceId?)null)
    );

    private static readonly Gen<FailureFacts> Failures = Gen.OneOf(
        Gen.Const(Noticed),
        Gen.Const(Begun),
        Gen.Const(Noticed with { Service = null })
    );

    private static readonly Gen<ConsideredChange> Changes = Gen.Select(
        Gen.String[Gen.Char['a', 'f'], 1, 3],
        Gen.Int[0, 4],
        Services,
        Gen.Int[-60 * 60 * 24, 60 * 60 * 3],
        (id, kind, service, seconds) => new ConsideredChange(id, (ChangeKind)kind, service, Detected.AddSeconds(seconds))
    );

    [Fact]
    public void The_reason_says_what_how_long_before_and_of_which_service()
    {
        Assert.Equal("Deployed 4 m before it was noticed, same service", Why(Noticed, ChangeKind.Deploy, Checkout, -4));
        Assert.Equal(
            "Flag switched 2 h 5 m before the impact began, a service that this one depends on",
            Why(Begun, ChangeKind.Flag, Database, -135)
        );
        Assert.Equal(
            "Schema changed 6 m after the impact began, before it was noticed, another service",
            Why(Begun, ChangeKind.Schema, Search, -4)
        );
        Assert.Equal("Configured 3 m after it was noticed, of no known service", Why(Begun, ChangeKind.Config, null, 3));
        Assert.Equal("Changed the moment it was noticed, same service", Why(Noticed, ChangeKind.Other, Checkout, 0));
    }

    [Fact]
    public void Of_changes_at_one_instant_the_nearest_service_is_first()
    {
        ConsideredChange[] changes =
        [
            new("other", ChangeKind.Deploy, Search, Detected.AddMinutes(-5)),
            new("none", ChangeKind.Deploy, null, Detected.AddMinutes(-5)),
            new("below", ChangeKind.Deploy, Database, Detected.AddMinutes(-5)),
            new("same", ChangeKind.Deploy, Checkout, Detected.AddMinutes(-5)),
        ];

        Assert.Equal(["same", "below", "none", "other"], Ids(changes, Noticed));
    }

    [Fact]
    public void Somebody_elses_change_a_moment_before_goes_before_the_services_own_of_this_morning()
    {
        ConsideredChange[] changes =
        [
            new("own, hours ago", ChangeKind.Deploy, Checkout, Detected.AddHours(-5)),
            new("other, just now", ChangeKind.Deploy, Search, Detected.AddMinutes(-2)),
        ];

        Assert.Equal(["other, just now", "own, hours ago"], Ids(changes, Noticed));
    }

    [Fact]
    public void Nearer_before_the_failure_never_fits_worse() =>
        Gen.Select(Changes, Gen.Int[0, 60 * 60 * 24], Failures)
            .Sample(
                (change, seconds, failure) =>
                {
                    DateTimeOffset began = failure.ImpactStartedAt ?? failure.DetectedAt;
                    ConsideredChange near = change with { Id = "near", At = began.AddSeconds(-seconds) };
                    ConsideredChange far = near with { Id = "far", At = began.AddSeconds(-seconds - 1) };

                    Assert.Equal(["near", "far"], Ids([far, near], failure));
                    Assert.True(Fit(near, failure) > Fit(far, failure));
                    Assert.InRange(Fit(near, failure), 0, 1);
                }
            );

    [Fact]
    public void Nothing_after_the_detection_goes_before_anything_before_it() =>
        Gen.Select(Changes.Array[0, 12], Failures)
            .Sample(
                (changes, failure) =>
                {
                    ImmutableArray<RankedChange> ranked = ChangeRanking.Of(changes, failure);

                    bool[] isAfter = [.. ranked.Select(one => one.Change.At > failure.DetectedAt)];
                    Assert.Equal(isAfter.Order(), isAfter);
                    Assert.All(ranked, one => Assert.Equal(one.Change.At > failure.DetectedAt, one.Fit == 0));
                }
            );

    [Fact]
    public void The_order_is_that_of_the_changes_and_not_of_how_they_came() =>
        Gen.Select(Changes.Array[0, 12], Failures)
            .Sample(
                (changes, failure) =>
                {
                    ConsideredChange[] distinct = [.. changes.DistinctBy(change => change.Id)];

                    Assert.Equal(Ids(distinct, failure), Ids([.. distinct.Reverse()], failure));
                    Assert.Equal(distinct.Length, ChangeRanking.Of(distinct, failure).Length);
                }
            );

    private static string Why(FailureFacts failure, ChangeKind kind, ServiceId? service, int minutes) =>
        ChangeRanking.Of([new("one", kind, service, Detected.AddMinutes(minutes))], failure)[0].Why;

    private static double Fit(ConsideredChange change, FailureFacts failure) => ChangeRanking.Of([change], failure)[0].Fit;

    private static string[] Ids(IEnumerable<ConsideredChange> changes, FailureFacts failure) =>
        [.. ChangeRanking.Of(changes, failure).Select(ranked => ranked.Change.Id)];
}
