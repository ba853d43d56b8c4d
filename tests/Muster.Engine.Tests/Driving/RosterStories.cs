// What people arrange beside the schedules, in the words of a story.
using Muster.Core.Rosters;
using Muster.Engine.Commands;

namespace Muster.Engine.Tests.Driving;

public static class RosterStories
{
    /// <summary>The person is away from now on for three days.</summary>
    public static void Away(this World world, string person) =>
        Assert.IsType<Outcome.Done>(
            world.Do(
                async (work, cancel) =>
                    await work.DecideRosterAsync(
                        new RosterCommand.AddAbsence(
                            "away-" + person,
                            await world.Node.Get<OrganisationReader>().CurrentAsync(cancel),
                            person,
                            new(work.Now, work.Now.AddDays(3)),
                            "Away.",
                            World.Admin,
                            work.Now
                        ),
                        cancel
                    )
            )
        );
}
