// The sign-ins of accounts: begun, and ended so that a copied cookie opens nothing any more.
using System.Globalization;
using Muster.Engine.Ports;
using Muster.Storage.Access;

namespace Muster.Server.Settings.Accounts;

/// <summary>One row beside the account for each sign-in; it goes with the sign-out, and when it is older than a cookie can be.</summary>
public sealed class SessionBook(AccountTokens tokens, AccountBook book, IIds ids, TimeProvider clock)
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
        string session = ids.New();
        string began = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await tokens.AddAsync(account, AccountBook.SessionProvider, session, began, value => IsOver(value, now), cancel);
        book.Forget();
        return session;
    }

    public async Task EndAsync(string account, string session, CancellationToken cancel)
    {
        await tokens.RemoveAsync(account, AccountBook.SessionProvider, session, cancel);
        book.Forget();
    }
}
