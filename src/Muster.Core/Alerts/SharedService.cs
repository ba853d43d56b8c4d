// The one service that alert groups are about.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

public static class SharedService
{
    /// <summary>Null for no groups, and where they are of several services or one is of none.</summary>
    public static ServiceId? Of(IEnumerable<AlertGroup> groups) =>
        groups.Select(group => group.Service).Distinct().ToArray() is [{ } only] ? only : null;
}
