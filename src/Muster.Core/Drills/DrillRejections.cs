// Why a drill refuses a command: the stable codes, and sentences that say what to do instead.
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

internal static class DrillRejections
{
    public static readonly Rejection NotFound = Rejection.NotFound("drill.not_found", "There is no such drill.");

    public static readonly Rejection Over = new(
        "drill.over",
        "The drill is over; nothing was done. Its debrief says how it went, and the same drill can be played again."
    );

    public static readonly Rejection Paused = new(
        "drill.paused",
        "The clock of the drill stands still; nothing was done. Let it go on, then do it again."
    );

    public static readonly Rejection TooManyActs = new(
        "drill.too_many_acts",
        $"A drill takes {DrillLimits.ActsMax} acts, and they are used up; this one was not done."
    );

    public static readonly Rejection NotOver = new(
        "drill.not_over",
        "It is judged and explained when the drill is over; nothing was kept. End it, or play it to its last second."
    );

    public static readonly Rejection TooManyExplanations = new(
        "drill.too_many_explanations",
        $"A drill keeps {DrillLimits.ExplanationsMax} tries at its whys, and they are used up; this one was not kept. Play the drill again."
    );

    public static Rejection OtherIncident(IncidentId linked) =>
        new("drill.other_incident", $"The drill is played as {linked}, and a drill is played as one incident. Nothing was changed.");

    public static Rejection Invalid(FieldErrors errors) =>
        errors.Refuse("drill.invalid", "Nothing was done, because the input is not right.");
}
