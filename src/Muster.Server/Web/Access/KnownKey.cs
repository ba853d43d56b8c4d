// An API key that is valid now.
using Muster.Core.Kernel;
using Muster.Storage.Access;

namespace Muster.Server.Web.Access;

/// <param name="Scope">One of <see cref="ApiKeyScope"/>.</param>
/// <param name="Person">Whom it stands for; null for nobody.</param>
/// <param name="Role">What its person may, one of <see cref="AccountRole"/>; null where it stands for nobody whose role would bound it.</param>
public sealed record KnownKey(string Name, string Scope, PersonId? Person, string? Role)
{
    /// <summary>Whether it may send alerts: a viewer wakes nobody, whatever the scope of the key.</summary>
    public bool MaySend => Role != AccountRole.Viewer;

    /// <summary>Who made it; null where no person did, as on the server's own command line.</summary>
    public PersonId? MadeBy { get; init; }
}
