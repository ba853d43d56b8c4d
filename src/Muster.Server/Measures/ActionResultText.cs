// What the results of action items are called.
namespace Muster.Server.Measures;

public static class ActionResultText
{
    /// <summary>Stable: what programs and addresses read.</summary>
    public static string Name(this ActionResult result) =>
        result switch
        {
            ActionResult.InTime => "in_time",
            ActionResult.Late => "late",
            ActionResult.Overdue => "overdue",
            ActionResult.Held => "held",
            ActionResult.Recurred => "recurred",
            ActionResult.TooEarly => "too_early",
            ActionResult.Unknown => "unknown",
        };

    public static string Label(this ActionResult result) =>
        result switch
        {
            ActionResult.InTime => "done by their day",
            ActionResult.Late => "done after their day",
            ActionResult.Overdue => "not done, and their day has passed",
            ActionResult.Held => "did not happen again in 90 days",
            ActionResult.Recurred => "happened again",
            ActionResult.TooEarly => "too early to tell",
            ActionResult.Unknown => "nobody can tell: no service or no root cause",
        };
}
