// Everything that the form for a planned drill shows.
using Muster.Core.Catalog;
using Muster.Core.OnCall;

namespace Muster.Server.Drills.Pages;

/// <param name="Organisation">Whose teams and people can be chosen.</param>
/// <param name="Zone">An IANA zone: the reader's, as far as it is known.</param>
/// <param name="Now">Nothing before it can be planned.</param>
public sealed record PlanView(Organisation Organisation, string Zone, DateTimeOffset Now)
{
    /// <summary>In a week, at the full hour.</summary>
    public string StartsAt => WallTime.Write(Now.AddDays(7).AddMinutes(-Now.Minute), Zone);
}
