// Reading Alertmanager's webhook: only the alerts themselves are believed.
using System.Text;
using Muster.Core.Alerts;
using Muster.Server.Intake.Alertmanager;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Tests.Intake;

public sealed class WebhookParserTests
{
    [Fact]
    public void Each_alert_is_firing_or_resolved_by_its_own_status()
    {
        Reading read = Parse(
            """
            {"version":"4","groupKey":"{}:{alertname=\"Down\"}","truncatedAlerts":3,"status":"resolved","receiver":"muster","groupLabels":{"alertname":"Down"},
             "commonLabels":{},"commonAnnotations":{},"externalURL":"http://am","notification_reason":"new alerts added","alerts":[
              {"status":"firing","labels":{"alertname":"Down","i":"1"},"annotations":{"summary":"s"},"startsAt":"2026-11-23T02:55:00Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://p","fingerprint":"ffffffffffffffff"},
              {"status":"resolved","labels":{"alertname":"Down","i":"2"},"startsAt":"2026-11-23T02:55:00Z","endsAt":"2026-11-23T03:00:00Z"}]}
            """
        );

        Assert.Equal([false, true], read.Signals.Select(signal => signal.Resolved));
        Assert.Equal([null, new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero)], read.Signals.Select(signal => signal.EndsAt));
        Assert.Equal(Fingerprints.Of(LabelSet.Of(("alertname", "Down"), ("i", "1"))), read.Signals[0].Fingerprint);
        Assert.All(read.Signals, signal => Assert.Equal(("alertmanager", "ci"), (signal.Door, signal.Key)));
    }

    [Fact]
    public void A_firing_alert_states_no_end_because_alertmanager_repeats_after_hours()
    {
        Reading read = Parse(
            """{"alerts":[{"status":"firing","labels":{"a":"b"},"endsAt":"2026-11-23T03:00:00Z"},{"labels":{"a":"c"}}]}"""
        );

        Assert.All(read.Signals, signal => Assert.Null(signal.EndsAt));
        Assert.All(read.Signals, signal => Assert.False(signal.Resolved));
    }

    [Fact]
    public void A_bad_alert_is_named_and_the_others_are_kept()
    {
        Reading read = Parse(
            """{"alerts":[{"status":"odd","labels":{"a":"b"}},{"status":"firing","labels":{"a":1}},{"status":"firing","labels":{"a":"b"}}]}"""
        );

        Assert.Equal([0, 1], read.Bad.Select(bad => bad.Index));
        Assert.Single(read.Signals);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"alerts":{}}""")]
    [InlineData("""{"alerts":[]} {}""")]
    [InlineData("""{"alerts":[{"labels":{"a":"b"}}]""")]
    public void A_body_of_another_shape_is_refused(string body) => Assert.NotNull(Parse(body).Malformed);

    [Fact]
    public void A_resolved_notice_without_alerts_is_nothing_to_do()
    {
        Reading read = Parse("""{"alerts":[]}""");

        Assert.Null(read.Malformed);
        Assert.Empty(read.Signals);
    }

    private static Reading Parse(string body) => WebhookParser.Parse("ci", Encoding.UTF8.GetBytes(body));
}
