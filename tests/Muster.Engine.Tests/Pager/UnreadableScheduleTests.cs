// That a schedule which cannot be read keeps nobody else from being paged, and is told by health.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class UnreadableScheduleTests
{
    [Fact]
    public void The_page_goes_on_to_its_next_step_at_once_and_health_is_red_until_the_schedule_is_mended() =>
        World.Tell(world =>
        {
            Break(world, "playback");
            world.FastForward(TimeSpan.FromSeconds(2));

            world.Signal();
            world.Email.Next("ben");
            Assert.Equal(world.Now, world.Email.Arrived[0].At);
            Assert.Contains("playback", Assert.Single(world.Node.Log.TakeErrors()), StringComparison.Ordinal);

            world.FastForward(TimeSpan.FromSeconds(14));
            string problem = Assert.Single(world.Health().Problems);
            Assert.StartsWith("The schedule playback cannot be read since", problem, StringComparison.Ordinal);

            world.Rename("Mended");
            world.FastForward(TimeSpan.FromSeconds(6));
            Assert.True(world.Health().IsHealthy, string.Join(" ", world.Health().Problems));
        });

    [Fact]
    public void A_command_rotation_that_cannot_be_read_delays_nothing_and_its_members_are_asked_in_their_order() =>
        World.Tell(world =>
        {
            Break(world, "command");
            world.FastForward(TimeSpan.FromSeconds(2));

            world.Signal(severity: "sev1");

            world.Email.Next("ana");
            Assert.NotNull(world.Group().Incident);
            world.TakeRolePages();
            Assert.NotEmpty(world.Node.Log.TakeErrors());
        });

    /// <summary>As a record that no rule of today would let in: a shift of no days.</summary>
    private static void Break(World world, string schedule)
    {
        Schedule whole = StreamFlow.Organisation.Schedules[schedule];
        Schedule broken = whole with { Rotations = [.. whole.Rotations.Select(rotation => rotation with { ShiftDays = 0 })] };
        OrganisationEvent.ScheduleDefined defined = new(broken, World.Admin, world.Now);
        world.Node.Do(() =>
            world.AppendBesideAsync(new StreamId(Organisation.Category, Organisation.StreamKey), defined, World.Admin, world.Now)
        );
    }
}
