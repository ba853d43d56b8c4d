// What signals and time do to an alert.
using CsCheck;
using Muster.Core.Alerts;
using static Muster.Core.Tests.Alerts.AlertStory;

namespace Muster.Core.Tests.Alerts;

public sealed class AlertLifecycleTests
{
    [Fact]
    public void A_firing_signal_opens_an_episode_until_the_end_that_it_names()
    {
        Alert alert = Opened() with { Id = 0 };
        Assert.Equal(
            new Alert(
                0,
                Firing.Fingerprint,
                "prometheus",
                "main",
                Labels,
                Firing.Annotations,
                "http://prometheus/graph",
                StartsAt: Noon.AddMinutes(-1),
                ReceivedAt: Noon,
                UpdatedAt: Noon,
                LeaseEndsAt: Noon.AddMinutes(4),
                ResolvedAt: null,
                ResolvedBecause: null,
                ResolvedBy: null,
                Group: null,
                Service: null
            ),
            alert
        );
    }

    [Fact]
    public void Without_an_end_the_resolve_time_out_counts() =>
        Assert.Equal(Noon.AddMinutes(5), Opened(Firing with { EndsAt = null }).LeaseEndsAt);

    [Fact]
    public void A_repeated_signal_renews_the_lease_is_counted_and_changes_nothing_else()
    {
        Alert alert = Opened();
        AlertOutcome outcome = Apply(alert, Firing with { EndsAt = Noon.AddMinutes(5) }, Noon.AddMinutes(1));
        Assert.Equal(
            alert with
            {
                UpdatedAt = Noon.AddMinutes(1),
                LeaseEndsAt = Noon.AddMinutes(5),
                Signals = 2,
            },
            Assert.IsType<AlertOutcome.Renewed>(outcome).Alert
        );
    }

    [Fact]
    public void A_sender_whose_clock_is_behind_does_not_shorten_the_lease()
    {
        Alert alert = Opened();
        AlertOutcome outcome = Apply(alert, Firing with { EndsAt = Noon.AddMinutes(2) }, Noon.AddMinutes(1));
        Assert.Equal(Noon.AddMinutes(4), Assert.IsType<AlertOutcome.Renewed>(outcome).Alert.LeaseEndsAt);
    }

    [Fact]
    public void A_signal_that_says_something_else_changes_the_alert()
    {
        LabelSet worse = LabelSet.Of(("summary", "50% of requests fail"));
        Alert changed = Assert.IsType<AlertOutcome.Changed>(Apply(Opened(), Firing with { Annotations = worse }, Noon.AddMinutes(1))).Alert;
        Assert.Equal(worse, changed.Annotations);
        Assert.Equal(Noon.AddMinutes(1), changed.UpdatedAt);
    }

    [Fact]
    public void A_signal_that_only_renews_leaves_what_was_said()
    {
        Signal repeated = Firing with
        {
            Annotations = LabelSet.Of(("summary", "50% of requests fail")),
            StartsAt = null,
            OnlyRenews = true,
        };
        Alert renewed = Assert.IsType<AlertOutcome.Renewed>(Apply(Opened(), repeated, Noon.AddMinutes(1))).Alert;
        Assert.Equal(Opened().Annotations, renewed.Annotations);
    }

    [Fact]
    public void An_earlier_start_is_believed_and_a_later_one_is_not()
    {
        Alert alert = Opened();
        Alert earlier = Assert
            .IsType<AlertOutcome.Changed>(Apply(alert, Firing with { StartsAt = Noon.AddHours(-1) }, Noon.AddMinutes(1)))
            .Alert;
        Assert.Equal(Noon.AddHours(-1), earlier.StartsAt);
        Assert.IsType<AlertOutcome.Renewed>(Apply(alert, Firing with { StartsAt = Noon }, Noon.AddMinutes(1)));
    }

    [Fact]
    public void A_resolved_signal_ends_the_episode_when_the_sender_says_it_ended()
    {
        Alert over = Assert.IsType<AlertOutcome.Resolved>(Apply(Opened(), ResolvedAt(Noon.AddMinutes(2)), Noon.AddMinutes(3))).Alert;
        Assert.False(over.IsFiring);
        Assert.Equal((Noon.AddMinutes(2), "signal"), (over.ResolvedAt!.Value, over.ResolvedBecause));
    }

    [Fact]
    public void A_firing_signal_whose_end_has_passed_ends_the_episode_too() =>
        Assert.IsType<AlertOutcome.Resolved>(Apply(Opened(), Firing with { EndsAt = Noon.AddMinutes(2) }, Noon.AddMinutes(2)));

    [Fact]
    public void A_resolved_signal_for_what_does_not_fire_is_ignored()
    {
        Assert.Equal("alert.not_firing", WhyIgnored(Apply(firing: null, ResolvedAt(Noon), Noon)));
        Assert.Equal("alert.ended_before_known", WhyIgnored(Apply(firing: null, Firing with { EndsAt = Noon.AddSeconds(-1) }, Noon)));
    }

    [Fact]
    public void A_senders_acknowledgement_changes_nothing_because_a_key_is_no_person()
    {
        Signal acknowledged = Firing with { Acknowledged = true, EndsAt = null };

        Assert.Equal("alert.acknowledged_by_no_person", WhyIgnored(Apply(Opened(), acknowledged, Noon.AddMinutes(1))));
        Assert.Equal("alert.nothing_to_acknowledge", WhyIgnored(Apply(firing: null, acknowledged, Noon)));
    }

    [Fact]
    public void A_resolved_signal_of_an_earlier_episode_does_not_end_the_present_one()
    {
        // Prometheus repeats a resolved alert for fifteen minutes, and the alert may fire again in between.
        Alert again = Opened(Firing with { StartsAt = Noon.AddMinutes(-1) });
        Assert.Equal("alert.stale_resolve", WhyIgnored(Apply(again, ResolvedAt(Noon.AddMinutes(-5)), Noon.AddMinutes(1))));
    }

    [Fact]
    public void Nothing_is_believed_to_start_or_end_in_the_future()
    {
        Assert.Equal(Noon, Opened(Firing with { StartsAt = Noon.AddYears(1) }).StartsAt);
        Alert over = Assert.IsType<AlertOutcome.Resolved>(Apply(Opened(), ResolvedAt(Noon.AddYears(1)), Noon.AddMinutes(3))).Alert;
        Assert.Equal(Noon.AddMinutes(3), over.ResolvedAt);
    }

    [Fact]
    public void The_year_one_is_a_missing_time()
    {
        DateTimeOffset missing = DateTimeOffset.MinValue;
        Alert alert = Opened(Firing with { StartsAt = missing, EndsAt = missing });
        Assert.Equal((Noon, Noon.AddMinutes(5)), (alert.StartsAt, alert.LeaseEndsAt));
        Alert over = Assert.IsType<AlertOutcome.Resolved>(Apply(alert, ResolvedAt(missing), Noon.AddMinutes(3))).Alert;
        Assert.Equal(Noon.AddMinutes(3), over.ResolvedAt);
    }

    [Fact]
    public void No_lease_outlives_thirty_days() =>
        Assert.Equal(Noon.AddDays(30), Opened(Firing with { EndsAt = DateTimeOffset.MaxValue }).LeaseEndsAt);

    [Fact]
    public void An_episode_ends_with_its_lease()
    {
        Alert alert = Opened();
        Assert.Equal("alert.lease_holds", WhyIgnored(AlertLifecycle.Expire(alert, Noon.AddMinutes(4).AddTicks(-1))));
        Alert over = Assert.IsType<AlertOutcome.Resolved>(AlertLifecycle.Expire(alert, Noon.AddMinutes(4))).Alert;
        Assert.Equal((Noon.AddMinutes(4), "lease"), (over.ResolvedAt!.Value, over.ResolvedBecause));
        Assert.Equal("alert.already_resolved", WhyIgnored(AlertLifecycle.Expire(over, Noon.AddMinutes(9))));
    }

    [Fact]
    public void An_outage_of_muster_ends_no_lease()
    {
        // Down from 12:01 to 13:00: nobody could renew. The lease of four minutes counts from 13:00.
        Alert alert = Opened();
        DateTimeOffset back = Noon.AddHours(1);
        Assert.Equal("alert.lease_holds", WhyIgnored(AlertLifecycle.Expire(alert, back.AddMinutes(3.9), hearingSince: back)));
        Assert.IsType<AlertOutcome.Resolved>(AlertLifecycle.Expire(alert, back.AddMinutes(4), hearingSince: back));
    }

    [Theory]
    [InlineData("prometheus", 5)]
    [InlineData("alertmanager", 121 * 60)]
    [InlineData("pagerduty", 30 * 24 * 60)]
    [InlineData("manual", 30 * 24 * 60)]
    public void Each_door_has_its_own_resolve_time_out(string door, double minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), AlertDefaults.ResolveTimeoutOf(door));

    [Fact]
    public void The_same_signal_twice_is_as_good_as_once_but_for_the_count() =>
        AnySignals.Sample(
            signals =>
            {
                Alert? alert = null;
                foreach ((Signal signal, DateTimeOffset now) in signals)
                {
                    alert = Stored(alert, Apply(alert, signal, now));
                    AlertOutcome again = Apply(alert, signal, now);
                    bool nothingNew =
                        again is AlertOutcome.Ignored
                        || (again is AlertOutcome.Renewed renewed && renewed.Alert == alert! with { Signals = alert.Signals + 1 });
                    if (!nothingNew)
                    {
                        return false;
                    }
                }

                return true;
            },
            iter: 3000
        );

    [Fact]
    public void The_times_of_an_alert_are_always_in_order() =>
        AnySignals.Sample(
            signals =>
            {
                Alert? alert = null;
                foreach ((Signal signal, DateTimeOffset now) in signals)
                {
                    AlertOutcome outcome = Apply(alert, signal, now);
                    alert = Stored(alert, outcome);
                    Alert? seen = outcome is AlertOutcome.Resolved over ? over.Alert : alert;
                    if (
                        seen is not null
                        && (
                            seen.StartsAt > seen.ReceivedAt
                            || seen.UpdatedAt < seen.ReceivedAt
                            || seen.ResolvedAt < seen.StartsAt
                            || seen.ResolvedAt > now
                            || seen.LeaseEndsAt > now + AlertDefaults.LeaseMax
                        )
                    )
                    {
                        return false;
                    }
                }

                return true;
            },
            iter: 3000
        );

    /// <summary>Signals of one alert with the instants at which they came, ascending, with any sense and nonsense in their times.</summary>
    private static readonly Gen<(Signal Signal, DateTimeOffset Now)[]> AnySignals = Gen.Select(
            Gen.Int[0, 10],
            Gen.Bool,
            AnyTime(),
            AnyTime(),
            Gen.Int[0, 2]
        )
        .Array[1, 8]
        .Select(steps =>
        {
            DateTimeOffset now = Noon;
            return steps
                .Select(step =>
                {
                    now = now.AddMinutes(step.Item1);
                    Signal signal = Firing with
                    {
                        Resolved = step.Item2,
                        StartsAt = step.Item3,
                        EndsAt = step.Item4,
                        Annotations = LabelSet.Of(("summary", "text " + step.Item5)),
                    };
                    return (signal, now);
                })
                .ToArray();
        });

    private static Gen<DateTimeOffset?> AnyTime() =>
        Gen.Frequency(
            (1, Gen.Const((DateTimeOffset?)null)),
            (1, Gen.Const((DateTimeOffset?)DateTimeOffset.MinValue)),
            (1, Gen.Const((DateTimeOffset?)DateTimeOffset.MaxValue)),
            (6, Gen.Int[-30, 60].Select(minutes => (DateTimeOffset?)Noon.AddMinutes(minutes)))
        );

    private static Alert? Stored(Alert? before, AlertOutcome outcome) =>
        outcome switch
        {
            AlertOutcome.Opened opened => opened.Alert,
            AlertOutcome.Renewed renewed => renewed.Alert,
            AlertOutcome.Changed changed => changed.Alert,
            AlertOutcome.Resolved => null,
            _ => before,
        };
}
