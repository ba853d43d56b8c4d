// What people arranged for the coming weeks: a stand-in, a swap that waits for its answer, a gap on purpose, and a conference that leaves a gap.
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Rosters;

namespace Muster.Cli.Demo;

internal static class ComingWeeks
{
    /// <summary>Who signs in to the demo.</summary>
    private static readonly PersonId Reader = new("ana");

    public static async Task TellAsync(DemoWorld world)
    {
        DateTimeOffset today = new(world.Now.UtcDateTime.Date, TimeSpan.Zero);
        await StandInAsync(world, new(today.AddDays(3).AddHours(16), today.AddDays(4).AddHours(8)));
        await world.ArrangeAsync(
            (known, now, id) =>
                new RosterCommand.AddChange(
                    id,
                    known,
                    "platform",
                    Rotation: null,
                    Person: null,
                    new(today.AddDays(10).AddHours(20), today.AddDays(10).AddHours(23)),
                    "The hall in Dublin is without power for its inspection",
                    IsGap: true,
                    Actor.Person("grace"),
                    now
                )
        );
        foreach (string person in new[] { "daniel", "eun-ji", "isabel" })
        {
            await world.ArrangeAsync(
                (known, now, id) =>
                    new RosterCommand.AddAbsence(
                        id,
                        known,
                        person,
                        new(today.AddDays(21).AddHours(6), today.AddDays(22).AddHours(18)),
                        "Search conference",
                        Actor.Person(person),
                        now
                    )
            );
        }

        await AskForSwapAsync(world);
    }

    /// <summary>The next in the rotation takes the night of whoever has it by plan.</summary>
    private static async Task StandInAsync(DemoWorld world, Stretch night)
    {
        Core.OnCall.Schedule commerce = (await world.OrganisationAsync()).Schedule(new("commerce"))!;
        PersonId planned = OnCallCalendar.Who(commerce, night.Start)[0].Person;
        PersonId other = commerce.Rotations[0].Members.First(member => member != planned);
        await world.ArrangeAsync(
            (known, now, id) =>
                new RosterCommand.AddChange(
                    id,
                    known,
                    "commerce",
                    "primary",
                    other.Value,
                    night,
                    "Parents' evening",
                    IsGap: false,
                    Actor.Person(planned.Value),
                    now
                )
        );
    }

    /// <summary>Whoever has the next turn that is not the reader's asks them to take its first day.</summary>
    private static async Task AskForSwapAsync(DemoWorld world)
    {
        Core.OnCall.Schedule streaming = (await world.OrganisationAsync()).Schedule(new("streaming"))!;
        OnCallShift turn = OnCallCalendar
            .Shifts(streaming, world.Now, world.Now.AddDays(30))
            .First(shift => shift.Rotation == "primary" && shift.Start > world.Now.AddDays(1) && shift.Person != Reader);
        await world.ArrangeAsync(
            (known, now, id) =>
                new RosterCommand.RequestSwap(
                    id,
                    known,
                    "streaming",
                    turn.Rotation,
                    turn.Person.Value,
                    Reader.Value,
                    new(turn.Start, turn.Start.AddDays(1)),
                    InReturn: null,
                    "I land late that day",
                    Actor.Person(turn.Person.Value),
                    now
                )
        );
    }
}
