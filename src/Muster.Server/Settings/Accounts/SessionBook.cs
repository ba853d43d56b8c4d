// The sign-ins of accounts: begun, and ended so that a copied cookie opens nothing any more.
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Muster.Engine.Ports;
using Muster.Storage.Schema;

namespace Muster.Server.Settings.Accounts;

/// <summary>One row beside the account for each sign-in; it goes with the sign-out, and when it is older than a cookie can be.</summary>
public sealed class SessionBook(MusterDbContext database, AccountBook book, IIds ids, TimeProvider clock)
{
    /// <summary>How long a sign-in lasts without being used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>However often it is used, a sign-in is over after this.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(90);

    /// <summary>Whether a sign-in is too old to count, by the value of its row; one whose beginning cannot be read is.</summary>
    public static bool IsOver(string? began, DateTimeOffset now) =>
        !long.TryParse(began, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
        || seconds < (now - LongestLife).ToUnixTimeSeconds();

    /// <summary>A new sign-in of this account; its id is never that of an earlier one.</summary>
    public async Task<string> BeginAsync(string account, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<IdentityUserToken<string>> old = await database
            .UserTokens.Where(token => token.UserId == account && token.LoginProvider == AccountBook.SessionProvider)
            .ToListAsync(cancel);
        database.UserTokens.RemoveRange(old.Where(token => IsOver(token.Value, now)));
        string session = ids.New();
        database.UserTokens.Add(
            new()
            {
                UserId = account,
                LoginProvider = AccountBook.SessionProvider,
                Name = session,
                Value = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            }
        );
        await database.SaveChangesAsync(cancel);
        book.Forget();
        return session;
    }

    public async Task EndAsync(string account, string session, CancellationToken cancel)
    {
        await database
            .UserTokens.Where(token =>
                token.UserId == account && token.LoginProvider == AccountBook.SessionProvider && token.Name == session
            )
            .ExecuteDeleteAsync(cancel);
        book.Forget();
    }
}
