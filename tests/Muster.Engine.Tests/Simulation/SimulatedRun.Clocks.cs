// What happens to the wall clocks of the machines in a run.
namespace Muster.Engine.Tests.Simulation;

public sealed partial class SimulatedRun
{
    /// <summary>How many seconds a wall clock may go wrong by: some minutes, or the time zone that somebody thought to mend.</summary>
    private static readonly int[] JumpSecondsMax = [20, 600, 10_800];

    /// <summary>When clocks jump is no chance of the run: what else happens is what it was.</summary>
    private readonly Random _walls;

    /// <summary>Now and then every wall clock is set: forward, back, or right again; sometimes a node dies just then, and the next one starts by it.</summary>
    private void SetClocks()
    {
        if (!_traits.ClocksJump || _walls.Next(25) > 0)
        {
            return;
        }

        int most = JumpSecondsMax[_walls.Next(JumpSecondsMax.Length)];
        _world.Clock.WallJump = _walls.Next(4) == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(_walls.Next(-most, most));
        if (_walls.Next(3) == 0)
        {
            Kill(_walls);
        }
    }
}
