// Whether a password is the account's, in a time that does not tell whether there is such an account.
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Server.Settings.Accounts;
using Muster.Storage.Access;
using Muster.Storage.Schema;

namespace Muster.Server.Settings.SignIn;

/// <summary>Done without Identity's manager of accounts, which brings all of EF with it: the first person to sign in would wait a second for that.</summary>
public sealed class PasswordCheck(
    AccountReader accounts,
    ILookupNormalizer normalizer,
    IPasswordHasher<Account> hasher,
    AccountServices services
)
{
    private static readonly Account Nobody = new();
    private static string? _hashOfNobody;

    /// <summary>The id and the stamp of the account; null for a wrong password, an unknown or disabled account, and one without a password.</summary>
    public async Task<(string Id, string Stamp)?> FindAsync(string email, string password, CancellationToken cancel)
    {
        AccountSecret? account =
            email.Length <= EdgeLimits.NameBytes ? await accounts.SecretAsync(normalizer.NormalizeEmail(email.Trim()), cancel) : null;
        if (password.Length > PasswordLength.Max || account is not { PasswordHash: { } hash, IsDisabled: false })
        {
            // The same work as for a known account, so that the time of the answer tells nothing.
            _hashOfNobody ??= hasher.HashPassword(Nobody, "nobody has this password");
            hasher.VerifyHashedPassword(Nobody, _hashOfNobody, password.Length > PasswordLength.Max ? "" : password);
            return null;
        }

        return hasher.VerifyHashedPassword(Nobody, hash, password) switch
        {
            PasswordVerificationResult.Success => (account.Id, account.Stamp),
            PasswordVerificationResult.SuccessRehashNeeded => await RehashAsync(account.Id, password),
            _ => null,
        };
    }

    /// <summary>Checks the password once more, and lets Identity write the hash that it makes nowadays; the stamp is a new one then.</summary>
    private async Task<(string Id, string Stamp)?> RehashAsync(string id, string password)
    {
        await using AsyncServiceScope scope = services.CreateScope();
        UserManager<Account> manager = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await manager.FindByIdAsync(id) is { DisabledAt: null } account && await manager.CheckPasswordAsync(account, password)
            ? (account.Id, account.SecurityStamp ?? "")
            : null;
    }
}
