// Why a drill had nothing to do: no error, and no event.
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

internal static class DrillReasons
{
    public static readonly Reason AlreadyStarted = new("already_started", "The drill is started already.");

    public static readonly Reason AlreadyDone = new("already_done", "This was done before; it was sent twice.");

    public static readonly Reason AlreadyPaused = new("already_paused", "The clock stands still already.");

    public static readonly Reason NotPaused = new("not_paused", "The clock goes already.");

    public static readonly Reason SameSpeed = new("same_speed", "The clock goes at this speed already.");

    public static readonly Reason AlreadyLinked = new("already_linked", "The drill is played as this incident already.");

    public static readonly Reason AlreadyScored = new("already_scored", "The drill was judged already.");

    public static readonly Reason AlreadyEnded = new("already_ended", "The drill has ended already.");

    public static readonly Reason SameExplanation = new("same_explanation", "These are your whys already.");
}
