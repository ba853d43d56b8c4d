// Says how the account of a person stands.
using Muster.Core.Kernel;

namespace Muster.Server.Web.Access;

public interface IAccountStandings
{
    /// <summary>Null for a person without an account.</summary>
    Task<AccountStanding?> OfAsync(PersonId person, CancellationToken cancel);
}
