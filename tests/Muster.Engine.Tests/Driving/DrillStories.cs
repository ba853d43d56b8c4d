// What happens in drills, in one word each: one starts, its alert fires, its clock stands still.
using Muster.Core.Alerts;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;

namespace Muster.Engine.Tests.Driving;

internal static class DrillStories
{
    public static readonly DrillId One = new(1);

    private static readonly Actor Ana = Actor.Person("ana");

    /// <summary>D-1, half an hour long, started by Ana.</summary>
    public static void StartDrill(this World world, bool pagesPeople = false) =>
        world.TurnDrill(now => new DrillCommand.Start(One, "herd", "hash", 7, "newcomer", 1_800, 1, pagesPeople, Ana, now));

    public static void PauseDrill(this World world) => world.TurnDrill(now => new DrillCommand.Pause(Ana, now));

    public static void ResumeDrill(this World world) => world.TurnDrill(now => new DrillCommand.Resume(Ana, now));

    public static void SpeedDrill(this World world, int speed) => world.TurnDrill(now => new DrillCommand.ChangeSpeed(speed, Ana, now));

    public static void EndDrill(this World world) => world.TurnDrill(now => new DrillCommand.Stop(Ana, now));

    /// <summary>The one alert of D-1 fires, or fires on; answers its group.</summary>
    public static AlertGroup AlertOfDrill(this World world)
    {
        Signal signal = DrillSignals.Of(One, "Down", "edge", "It is down", Severity.Sev1, isOver: false, world.Now);
        world.Node.Do(() => world.Node.Get<AlertIntake>().AcceptAsync(DrillAlerts.Door, DrillSignals.Key, [signal], default));
        return Assert.Single(world.Groups(), DrillAlerts.Are);
    }

    public static Drill Drill(this World world) =>
        world.Node.Do(() => StreamReplay.ReadAsync<Drill, DrillCommand, DrillEvent>(world.Store, One.Value, default)).State;

    /// <summary>An incident of D-1, declared by Ana.</summary>
    public static IncidentId DeclareDrill(this World world) =>
        Assert.IsType<IncidentId>(
            world
                .Node.Do(() =>
                    world
                        .Node.Get<IncidentDeclarer>()
                        .DeclareAsync(new("Nothing plays", Severity.Sev2, null, null, []) { Drill = One }, Ana, operation: null)
                )
                .Id
        );

    private static void TurnDrill(this World world, Func<DateTimeOffset, DrillCommand> command) =>
        Assert.IsType<Outcome.Done>(world.Do((work, cancel) => work.DecideDrillAsync(One, command(work.Now), cancel)));
}
