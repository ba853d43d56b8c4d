// What the world of a seed is like, beside what happens in it.
namespace Muster.Engine.Tests.Simulation;

/// <param name="IsShared">Several nodes on one store, which ask it each second; else one at a time, which hears of its own commits and asks seldom.</param>
/// <param name="Bursts">Many causes at once, sometimes.</param>
/// <param name="OwnRules">People with several methods, and delays between them.</param>
/// <param name="HasLastResort">Everybody is paged in the end.</param>
/// <param name="GoesQuiet">What was acknowledged rings again after a while.</param>
/// <param name="Sleeps">Some sleep when the run begins and wake in it; what keeps hours waits for them.</param>
/// <param name="Inhibits">One alert hides another.</param>
/// <param name="HandsOver">A shift changes in the run, and people swap, stand in, go away and leave gaps on purpose.</param>
/// <param name="ClocksJump">The wall clocks are set, and most nodes are started after that.</param>
/// <param name="Beats">Jobs ping their heartbeats: in time, late, or no more.</param>
internal sealed record Traits(
    bool IsShared,
    bool Bursts,
    bool OwnRules,
    bool HasLastResort,
    bool GoesQuiet,
    bool Sleeps,
    bool Inhibits,
    bool HandsOver,
    bool ClocksJump,
    bool Beats
)
{
    public static Traits Of(int seed)
    {
        // Not the chances of the run: another trait must not change what happens.
        Random chance = new(~seed);
        return new(
            IsShared: seed % 3 == 0,
            Bursts: chance.Next(2) == 0,
            OwnRules: chance.Next(2) == 0,
            HasLastResort: chance.Next(3) == 0,
            GoesQuiet: chance.Next(5) == 0,
            Sleeps: chance.Next(3) == 0,
            Inhibits: chance.Next(3) == 0,
            HandsOver: chance.Next(2) == 0,
            ClocksJump: chance.Next(2) == 0,
            Beats: chance.Next(3) == 0
        );
    }
}
