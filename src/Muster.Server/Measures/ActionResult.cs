// What became of an action item: whether it was done in time, and whether it helped.
namespace Muster.Server.Measures;

public enum ActionResult
{
    InTime,
    Late,
    Overdue,
    Held,
    Recurred,
    TooEarly,
    Unknown,
}
