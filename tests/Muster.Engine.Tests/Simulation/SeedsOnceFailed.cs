// The seeds that once broke an invariant, each with what it found; they are played whenever any are.
using System.Collections.Frozen;

namespace Muster.Engine.Tests.Simulation;

/// <summary>A seed is its run only as long as nothing in the simulation changes: the defect itself has a test of its own, at the lowest level that shows it.</summary>
internal static class SeedsOnceFailed
{
    public static FrozenDictionary<int, string> All { get; } =
        new Dictionary<int, string>
        {
            [234] =
                "Ten pages waited for one who sleeps, and rang one by one when she woke: the digest looked only at what leaves at once.",
            [325] =
                "A job fell silent while the store was away, its alert was written with the return and ended by the ping of that moment, and the group of both opened a pause later: SilentHeartbeatsPage took it for one that came too early.",
            [493] =
                "The next node began two seconds back, and NoSendAfterAnswer took what the one before it had sent for later than the answer that came after it.",
            [5463] =
                "A page began two tenths of a second after the store was back, and its loop still paused: EveryHandOverIsCovered allowed no time for that, as NoDuePageLost does.",
            [5696] = "A last resort waited for sleepers, and NobodyElseIsPaged looked for its people among the steps.",
            [5862] =
                "A node joined, could not know what the others had heard of a job, and gave it its time once more: SilentHeartbeatsPage did not know that.",
            [6120] =
                "A node that had joined lately took back the alert that another had just raised for a silent job, and its page with it.",
            [7057] =
                "The next node began a second back, and SilentHeartbeatsPage took the alert that the one before it had raised for one that came too early.",
            [8708] =
                "Two messages that a failure had hurried were claimed while the store lost its replies, and waited for the end of their lease: JumpsMoveNothing looked for trouble around their planned time alone.",
        }.ToFrozenDictionary();
}
