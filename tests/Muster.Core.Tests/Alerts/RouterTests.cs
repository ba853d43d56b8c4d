// Where alerts go: service, severity, group.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Alerts;

public sealed class RouterTests
{
    private static readonly ServiceId Api = new("api");
    private static readonly ServiceId Player = new("player");

    private static readonly Router Routes = new(
        [
            new(
                new("api-critical"),
                [Equal("service", "api"), Equal("severity", "critical")],
                Api,
                Severity.Sev1,
                ["alertname", "cluster"]
            ),
            new(new("api"), [Equal("service", "api")], Api, Severity: null, []),
            new(new("web"), [new("job", "web-.*", IsRegex: true, IsEqual: true)], Player, Severity: null, ["job"]),
        ],
        [new(Api, "Public API"), new(Player, "Player")]
    );

    [Fact]
    public void The_first_route_whose_matchers_all_hold_takes_the_alert()
    {
        Routed routed = Route(
            ("alertname", "HighErrorRate"),
            ("service", "api"),
            ("severity", "critical"),
            ("cluster", "eu"),
            ("pod", "1")
        );
        Assert.Equal((Api, new RouteId("api-critical"), Severity.Sev1), (routed.Service!.Value, routed.Route!.Value, routed.Severity));
        Assert.Equal(LabelSet.Of(("alertname", "HighErrorRate"), ("cluster", "eu")), routed.GroupLabels);
        Assert.Equal(new RouteId("api"), Route(("alertname", "HighErrorRate"), ("service", "api"), ("severity", "warning")).Route);
        Assert.Equal(new RouteId("web"), Route(("alertname", "X"), ("job", "web-1")).Route);
    }

    [Fact]
    public void Without_a_route_the_service_label_names_the_service_by_id_or_name()
    {
        Assert.Equal((Player, null), ServiceAndRoute(Route(("alertname", "X"), ("service", "player"))));
        Assert.Equal((Api, null), ServiceAndRoute(Route(("alertname", "X"), ("service", "public api"), ("severity", "none"))));
    }

    [Fact]
    public void An_alert_that_nothing_takes_has_no_service_and_keeps_its_severity()
    {
        Routed routed = Route(("alertname", "X"), ("severity", "warning"));
        Assert.Equal((null, null), ServiceAndRoute(routed));
        Assert.Equal(Severity.Sev3, routed.Severity);
    }

    [Fact]
    public void Alerts_group_by_the_labels_of_the_route()
    {
        Routed one = Route(("alertname", "X"), ("service", "api"), ("severity", "critical"), ("cluster", "eu"), ("pod", "1"));
        Routed two = Route(("alertname", "X"), ("service", "api"), ("severity", "critical"), ("cluster", "eu"), ("pod", "2"));
        Routed elsewhere = Route(("alertname", "X"), ("service", "api"), ("severity", "critical"), ("cluster", "us"), ("pod", "1"));
        Routed otherRoute = Route(("alertname", "X"), ("service", "api"), ("cluster", "eu"));
        Assert.Equal(one.GroupKey, two.GroupKey);
        Assert.Equal(3, new[] { one.GroupKey, elsewhere.GroupKey, otherRoute.GroupKey }.Distinct().Count());
    }

    [Fact]
    public void Without_grouping_labels_there_is_one_group_for_each_alert_name()
    {
        Assert.Equal(Route(("alertname", "X"), ("pod", "1")).GroupKey, Route(("alertname", "X"), ("pod", "2")).GroupKey);
        Assert.NotEqual(Route(("alertname", "X")).GroupKey, Route(("alertname", "Y")).GroupKey);
    }

    [Fact]
    public void Alerts_with_none_of_the_grouping_labels_share_no_group()
    {
        Routed one = Route(("service", "player"), ("pod", "1"));
        Routed two = Route(("service", "player"), ("pod", "2"));
        Assert.NotEqual(one.GroupKey, two.GroupKey);
        Assert.Equal(one.GroupKey, Route(("service", "player"), ("pod", "1")).GroupKey);
    }

    [Fact]
    public void Label_values_cannot_be_chosen_so_that_two_groups_share_a_key()
    {
        Router router = new([new(new("all"), [], Api, Severity: null, ["a", "b"])], []);
        string one = router.Route(default, LabelSet.Of(("a", "x\0b\0y")), LabelSet.Empty).GroupKey;
        string two = router.Route(default, LabelSet.Of(("a", "x"), ("b", "y")), LabelSet.Empty).GroupKey;
        Assert.NotEqual(one, two);
        Assert.InRange(one.Length, 1, 110);
    }

    [Fact]
    public void A_group_is_called_by_the_alert_name_or_by_what_stands_for_it()
    {
        Assert.Equal("HighErrorRate", Route(("alertname", "HighErrorRate")).Name);
        LabelSet summary = LabelSet.Of(("summary", "Disk is full"));
        Routed byKey = Routes.Route(new(1), LabelSet.Of(("host", "db-1")), summary);
        Assert.Equal(("Disk is full", "Disk is full"), (byKey.Name, byKey.Summary));
        Assert.Equal("Alert 0000000000000001", Routes.Route(new(1), LabelSet.Of(("host", "db-1")), LabelSet.Empty).Name);
    }

    [Theory]
    [InlineData("sev1", null, Severity.Sev1)]
    [InlineData("SEV-1", null, Severity.Sev1)]
    [InlineData("disaster", null, Severity.Sev1)]
    [InlineData("critical", null, Severity.Sev2)]
    [InlineData(" Page ", null, Severity.Sev2)]
    [InlineData("warning", null, Severity.Sev3)]
    [InlineData("info", null, Severity.Sev4)]
    [InlineData("none", null, Severity.Sev4)]
    [InlineData(null, "P1", Severity.Sev1)]
    [InlineData(null, "P3", Severity.Sev3)]
    [InlineData("purple", "P5", Severity.Sev4)]
    [InlineData("warning", "P1", Severity.Sev3)]
    [InlineData("purple", null, Severity.Sev2)]
    [InlineData(null, null, Severity.Sev2)]
    public void Severity_is_read_from_the_labels_and_doubt_pages(string? severity, string? priority, Severity expected) =>
        Assert.Equal(expected, Route(("alertname", "X"), ("severity", severity ?? ""), ("priority", priority ?? "")).Severity);

    private static Routed Route(params (string Name, string Value)[] labels)
    {
        LabelSet set = LabelSet.Of(labels);
        return Routes.Route(Fingerprints.Of(set), set, LabelSet.Empty);
    }

    private static (ServiceId? Service, RouteId? Route) ServiceAndRoute(Routed routed) => (routed.Service, routed.Route);

    private static Matcher Equal(string name, string value) => new(name, value, IsRegex: false, IsEqual: true);
}
