// That the clock of a SEV-3 warns, runs out and stops, and tells whoever works on it in waking hours.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class ResolutionClockTests
{
    [Fact]
    public void A_sev3_warns_after_four_fifths_of_three_days_and_says_when_they_are_over() =>
        World.Tell(world =>
        {
            IncidentId id = world.Declare("ana", Severity.Sev3).Id;
            world.FastForward(TimeSpan.FromHours(57));
            Assert.Null(world.Incident(id).ResolutionClock);

            world.FastForward(TimeSpan.FromHours(0.6));
            Assert.False(world.Incident(id).ResolutionClock!.IsOver);
            Assert.Equal(PagePurpose.ResolutionDue, world.Email.Next("ana").Purpose);
            world.Acknowledge(Assert.Single(world.Pages()).Id, "ana");

            world.FastForward(TimeSpan.FromHours(14.4));
            Assert.True(world.Incident(id).ResolutionClock!.IsOver);
            world.Email.TakeAll();
            world.Resolve(id);
            world.FastForward(TimeSpan.FromHours(12));
        });

    [Fact]
    public void What_is_resolved_in_time_is_never_chased() =>
        World.Tell(world =>
        {
            IncidentId id = world.Declare("ana", Severity.Sev3).Id;
            world.Resolve(id);
            world.FastForward(TimeSpan.FromHours(80));
            Assert.Null(world.Incident(id).ResolutionClock);
            Assert.Empty(world.Pages());
        });
}
