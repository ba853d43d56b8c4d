// Who ends alerts by saying that they are over, and which go on firing.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Intake;

public sealed class AlertEndingTests
{
    private static readonly PersonId Ana = new("ana");

    [Fact]
    public void It_ends_them_in_the_person_s_name_and_no_key_can_be_called_that()
    {
        using World world = new();
        Alert fired = Fire(world);

        Assert.Equal((1, 0), End(world, fired));

        Assert.Empty(world.Firing());
        string? by = world.Node.Do(() => world.Node.Get<IAlertStore>().AlertAsync(fired.Id, CancellationToken.None))!.ResolvedBy;
        Assert.Equal(("person:ana", Ana), (by, Actor.PersonIn(by!)));
        Assert.Null(Actor.PersonIn("ana"));
    }

    [Fact]
    public void A_silent_heartbeat_goes_on_firing_because_nothing_would_raise_it_again_for_a_day()
    {
        using World world = new();
        world.Node.Do(() => world.Node.Get<HeartbeatBook>().PingAsync("backup", TimeSpan.FromMinutes(5), "cron"));
        world.FastForward(TimeSpan.FromMinutes(6));
        Alert silent = Assert.Single(world.Firing());

        Assert.Equal((0, 1), End(world, silent));

        Assert.Equal(silent.Id, Assert.Single(world.Firing()).Id);
        world.Node.Do(() => world.Node.Get<HeartbeatBook>().PingAsync("backup", null, "cron"));
        world.FastForward(TimeSpan.Zero);
        Assert.Empty(world.Firing());
    }

    private static Alert Fire(World world)
    {
        world.Signal();
        return Assert.Single(world.Firing());
    }

    private static (int Ended, int Silent) End(World world, Alert alert) =>
        world.Node.Do(() => world.Node.Get<AlertEnding>().EndAsync(alert.Group!.Value, Ana));
}
