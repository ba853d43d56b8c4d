// How long a password may be: one rule for setting it and for signing in with it.
using Microsoft.AspNetCore.Identity;
using Muster.Storage.Schema;

namespace Muster.Server.Settings.Accounts;

/// <summary>Refuses, where a password is set, what signing in would refuse to hash.</summary>
public sealed class PasswordLength : IPasswordValidator<Account>
{
    /// <summary>In characters. Long passphrases fit; a megabyte that a stranger sends is not worth hashing.</summary>
    public const int Max = 256;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(
            password is { Length: > Max }
                ? IdentityResult.Failed(
                    new IdentityError
                    {
                        Code = "PasswordTooLong",
                        Description = $"Passwords have at most {Max} characters; this one has {password.Length}.",
                    }
                )
                : IdentityResult.Success
        );
}
