// Whether a password is the account's, in a time that does not tell whether there is such an account.
using Microsoft.AspNetCore.Identity;
using Muster.Core.Kernel;
using Muster.Server.Settings.Accounts;
using Muster.Storage.Schema;

namespace Muster.Server.Settings.SignIn;

public sealed class PasswordCheck(UserManager<Account> accounts, IPasswordHasher<Account> hasher)
{
    private static readonly Account Nobody = new();
    private static string? _hashOfNobody;

    /// <summary>The account; null for a wrong password, an unknown or disabled account, and one without a password.</summary>
    public async Task<Account?> FindAsync(string email, string password)
    {
        Account? account = email.Length <= EdgeLimits.NameBytes ? await accounts.FindByEmailAsync(email.Trim()) : null;
        if (password.Length > PasswordLength.Max || account is not { PasswordHash: not null, DisabledAt: null })
        {
            // The same work as for a known account, so that the time of the answer tells nothing.
            _hashOfNobody ??= hasher.HashPassword(Nobody, "nobody has this password");
            hasher.VerifyHashedPassword(Nobody, _hashOfNobody, password.Length > PasswordLength.Max ? "" : password);
            return null;
        }

        return await accounts.CheckPasswordAsync(account, password) ? account : null;
    }
}
