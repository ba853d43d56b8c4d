// What an account lets its person do now.
namespace Muster.Server.Web.Access;

/// <param name="Role">One of <see cref="AccountRole"/>.</param>
public sealed record AccountStanding(string Role, bool IsDisabled)
{
    public bool MayRespond => !IsDisabled && AccountRole.MayRespond(Role);
}
