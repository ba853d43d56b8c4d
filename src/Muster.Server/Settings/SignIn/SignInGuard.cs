// How often somebody may try a password.
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Access;

namespace Muster.Server.Settings.SignIn;

/// <summary>
/// Three budgets: of an address, of an account from one address, and of an account from everywhere. Nobody is locked out for good, and who guesses at somebody
/// else's account from afar leaves the owner's own address its tries. Each node counts for itself.
/// </summary>
public sealed class SignInGuard(TimeProvider clock)
{
    private readonly AttemptLimiter _ofAddress = new(burst: 30, refill: TimeSpan.FromSeconds(10), clock);
    private readonly AttemptLimiter _ofAccountHere = new(burst: 5, refill: TimeSpan.FromSeconds(30), clock);
    private readonly AttemptLimiter _ofAccount = new(burst: 30, refill: TimeSpan.FromSeconds(10), clock);

    /// <summary>Takes one try; null when there was one, else how long to wait. The same for accounts that exist and for those that do not.</summary>
    public TimeSpan? Take(HttpContext http, string email)
    {
        string address = ClientAddress.Of(http);
        string account = Normal(email);
        return _ofAddress.Take(address) ?? _ofAccountHere.Take(address + " " + account) ?? _ofAccount.Take(account);
    }

    /// <summary>It was the right person: the account's tries from here are given back.</summary>
    public void Forgive(HttpContext http, string email) => _ofAccountHere.Forgive(ClientAddress.Of(http) + " " + Normal(email));

    private static string Normal(string email) => email.Trim().ToUpperInvariant();
}
