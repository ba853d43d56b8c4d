// That a rotation is drawn as it counts: where another layer answers, it has nobody.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Server.OnCall.Pages;
using Muster.Server.Web.Views;

namespace Muster.Server.Tests.OnCall;

public sealed class DutyViewTests
{
    private static readonly PersonId Ana = new("ana");
    private static readonly PersonId Ben = new("ben");
    private static readonly PersonId Cleo = new("cleo");

    [Fact]
    public void Whoever_a_higher_layer_relieves_is_not_shown_as_on_call()
    {
        DateTimeOffset tuesday = new(2026, 1, 6, 10, 0, 0, TimeSpan.Zero);
        Rotation everybody = new("everybody", null, new(2026, 1, 5, 9, 0), 7, [Ana]);
        Rotation office = new("office", null, new(2026, 1, 5, 9, 0), 7, [Ben, Cleo])
        {
            Layer = 1,
            Together = 2,
            Restrictions = [new([], new(9, 0), new(17, 0))],
        };
        Schedule schedule = new(new("core"), "Core", "UTC", [everybody, office], []);

        ImmutableArray<DutyView> now = ScheduleView.Of(schedule, Organisation.Empty, null, tuesday, 7).Duties;

        Assert.Equal((null, "ben + cleo"), (now[0].Current, now[0].Instead));
        Assert.DoesNotContain(now[0].Final, shift => shift.Start <= tuesday && tuesday < shift.End);
        Assert.Equal(("ben + cleo", "ana"), (now[1].CurrentName, now[1].Next));
        Assert.Equal([Ben, Cleo], now[1].People);

        ImmutableArray<DutyView> atNight = ScheduleView.Of(schedule, Organisation.Empty, null, tuesday.AddHours(10), 7).Duties;
        Assert.Equal(("ana", "ben + cleo"), (atNight[0].CurrentName, atNight[0].Next));
        Assert.Equal("ana", atNight[1].Instead);
    }

    [Fact]
    public void A_gap_on_purpose_is_no_gap_and_says_its_reason()
    {
        DateTimeOffset noon = new(2026, 1, 6, 12, 0, 0, TimeSpan.Zero);
        Rotation everybody = new("everybody", null, new(2026, 1, 5, 9, 0), 7, [Ana]);
        Schedule schedule = new(new("core"), "Core", "UTC", [everybody], [])
        {
            Arranged = new([new(noon.AddHours(2), noon.AddHours(5), null, null) { Reason = "The plant stands still" }], []),
        };

        ScheduleView before = ScheduleView.Of(schedule, Organisation.Empty, null, noon, 7);
        DutyView during = ScheduleView.Of(schedule, Organisation.Empty, null, noon.AddHours(3), 7).Duties[0];

        Assert.Empty(before.Gaps);
        LaneShift meant = Assert.Single(before.Duties[0].Final, shift => shift.Kind == LaneKind.Meant);
        Assert.Equal("Nobody, on purpose: The plant stands still", meant.Words);
        Assert.DoesNotContain(before.Duties[0].Final, shift => shift.Kind == LaneKind.Gap);
        Assert.True(before.Duties[0].IsNextMeant);
        Assert.Equal((null, "The plant stands still"), (during.Current, during.Meant));
    }
}
