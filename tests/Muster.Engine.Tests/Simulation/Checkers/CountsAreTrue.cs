// A group counts as many firing alerts as there are, and is closed when there is none.
using Muster.Core.Alerts;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class CountsAreTrue : IChecker
{
    public IEnumerable<string> Breaches(History history)
    {
        ILookup<string, Alert> firing = history.Firing.Where(alert => alert.Group is not null).ToLookup(alert => alert.Group!.Value.Value);
        foreach (AlertGroup group in history.Groups)
        {
            int count = firing[group.Id.Value].Count();
            if (group.Firing != count || group.ClosedAt is null != count > 0)
            {
                yield return $"The group {group.Id} counts {group.Firing} firing alerts (closed: {group.ClosedAt}); there are {count}.";
            }
        }
    }
}
