// How alert groups open, count and close.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using static Muster.Core.Tests.Alerts.AlertStory;

namespace Muster.Core.Tests.Alerts;

public sealed class GroupingTests
{
    private static readonly AlertGroupId First = new("group-1");
    private static readonly AlertGroupId Second = new("group-2");

    private static readonly Routed Routed = new(
        new("api"),
        new("api"),
        Severity.Sev2,
        "route:api:1",
        LabelSet.Of(("alertname", "HighErrorRate")),
        "HighErrorRate",
        "5% of requests fail"
    );

    [Fact]
    public void The_first_firing_alert_opens_a_group()
    {
        AlertGroup group = Assert.IsType<GroupOutcome.Opened>(Apply(open: null, Opened())).Group;
        Assert.Equal((First, 1, 1, 1), (group.Id, group.Version, group.Firing, group.Total));
        Assert.Equal((Severity.Sev2, "HighErrorRate: 5% of requests fail"), (group.Severity, group.Title));
        Assert.Equal((Noon, null), (group.OpenedAt, group.ClosedAt));
    }

    [Fact]
    public void More_alerts_renew_the_group_and_its_title_counts_them()
    {
        AlertGroup group = Assert.IsType<GroupOutcome.Renewed>(Apply(Open(), Opened(), Opened())).Group;
        Assert.Equal((First, 2, 3, 3, "HighErrorRate (3 alerts)"), (group.Id, group.Version, group.Firing, group.Total, group.Title));
    }

    [Fact]
    public void A_batch_of_alerts_opens_one_group() =>
        Assert.Equal("HighErrorRate (2 alerts)", Assert.IsType<GroupOutcome.Opened>(Apply(open: null, Opened(), Opened())).Group.Title);

    [Fact]
    public void A_group_becomes_worse_and_never_better_while_it_is_open()
    {
        AlertGroup worse = Assert.IsType<GroupOutcome.Renewed>(Apply(Open(), Opened(Severity.Sev1))).Group;
        Assert.Equal(Severity.Sev1, worse.Severity);
        Assert.Equal(Severity.Sev1, Assert.IsType<GroupOutcome.Renewed>(Apply(worse, Opened(Severity.Sev4))).Group.Severity);
        GroupChange changed = new(GroupChangeKind.Changed, Routed with { Severity = Severity.Sev1 });
        Assert.Equal(Severity.Sev1, Assert.IsType<GroupOutcome.Renewed>(Apply(Open(), changed)).Group.Severity);
    }

    [Fact]
    public void What_ends_makes_a_group_no_worse()
    {
        GroupChange ended = new(GroupChangeKind.Resolved, Routed with { Severity = Severity.Sev1 });
        Assert.Equal(Severity.Sev2, Assert.IsType<GroupOutcome.Renewed>(Apply(Open(), Opened(), ended)).Group.Severity);
    }

    [Fact]
    public void A_change_that_counts_nothing_is_no_new_version() =>
        Assert.IsType<GroupOutcome.Ignored>(Apply(Open(), new GroupChange(GroupChangeKind.Changed, Routed)));

    [Fact]
    public void The_group_closes_when_its_last_alert_ends()
    {
        AlertGroup two = Assert.IsType<GroupOutcome.Renewed>(Apply(Open(), Opened())).Group;
        AlertGroup one = Assert.IsType<GroupOutcome.Renewed>(Apply(two, Ended())).Group;
        Assert.Equal((1, 2, null), (one.Firing, one.Total, one.ClosedAt));
        AlertGroup none = Assert.IsType<GroupOutcome.Closed>(Apply(one, Ended())).Group;
        Assert.Equal((0, 2, Noon, 4), (none.Firing, none.Total, none.ClosedAt!.Value, none.Version));
    }

    [Fact]
    public void An_alert_that_ends_while_another_begins_keeps_the_group_open() =>
        Assert.IsType<GroupOutcome.Renewed>(Apply(Open(), Ended(), Opened()));

    [Fact]
    public void After_a_group_has_closed_the_next_alert_opens_a_new_one()
    {
        GroupOutcome next = Grouping.Apply(open: null, Second, [Opened()], Noon);
        Assert.Equal((Second, 1), (Assert.IsType<GroupOutcome.Opened>(next).Group.Id, ((GroupOutcome.Opened)next).Group.Total));
    }

    [Fact]
    public void An_alert_that_begins_and_ends_in_one_batch_leaves_a_closed_group()
    {
        AlertGroup group = Assert.IsType<GroupOutcome.Closed>(Apply(open: null, Opened(), Ended())).Group;
        Assert.Equal((1, 0, 1, Noon), (group.Version, group.Firing, group.Total, group.ClosedAt!.Value));
    }

    [Fact]
    public void What_ends_without_an_open_group_is_ignored() => Assert.IsType<GroupOutcome.Ignored>(Apply(open: null, Ended()));

    [Fact]
    public void In_batches_of_any_size_the_group_counts_what_fires() =>
        Gen
            .Bool.Array[1, 5]
            .Array[1, 8]
            .Sample(
                batches =>
                {
                    AlertGroup? open = null;
                    int firing = 0;
                    foreach (bool[] batch in batches)
                    {
                        List<GroupChange> changes = [];
                        foreach (bool opens in batch.Where(opens => opens || firing > 0))
                        {
                            firing = Math.Max(firing + (opens ? 1 : -1), 0);
                            changes.Add(opens ? Opened() : Ended());
                        }

                        open = Apply(open, [.. changes]) switch
                        {
                            GroupOutcome.Opened opened => opened.Group,
                            GroupOutcome.Renewed renewed => renewed.Group,
                            GroupOutcome.Closed => null,
                            _ => open,
                        };
                        firing = Math.Max(firing, 0);
                        if ((open?.Firing ?? 0) != firing)
                        {
                            return false;
                        }
                    }

                    return true;
                },
                iter: 2000
            );

    private static AlertGroup Open() => Assert.IsType<GroupOutcome.Opened>(Apply(open: null, Opened())).Group;

    private static GroupOutcome Apply(AlertGroup? open, params GroupChange[] changes) =>
        Grouping.Apply(open, First, ImmutableArray.Create(changes), Noon);

    private static GroupChange Opened(Severity severity = Severity.Sev2) =>
        new(GroupChangeKind.Opened, Routed with { Severity = severity });

    private static GroupChange Ended() => new(GroupChangeKind.Resolved, Routed);
}
