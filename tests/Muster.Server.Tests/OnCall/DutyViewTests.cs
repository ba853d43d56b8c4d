// That a rotation is drawn as it counts: where another layer answers, it has nobody.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Server.OnCall.Pages;

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
}
