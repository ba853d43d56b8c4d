// Reads accounts for every request, and remembers them for a few seconds.
using System.Collections.Concurrent;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Settings.Accounts;

/// <summary>What was read is believed for five seconds, so that a change bites within five seconds on every node, and on this one at once. Safe for several threads.</summary>
public sealed class AccountBook(AccountReader accounts, TimeProvider clock) : IAccountStandings
{
    /// <summary>Under this name the sign-ins of an account are kept beside it.</summary>
    public const string SessionProvider = "muster.session";

    private const int RememberedMax = 10_000;
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (AccountFacts? Facts, long Since)> _remembered = new(StringComparer.Ordinal);

    /// <summary>The account with this id; null when there is none.</summary>
    public Task<AccountFacts?> FindAsync(string id, CancellationToken cancel) =>
        RememberedAsync("id:" + id, () => accounts.FindAsync(id, SessionProvider, cancel));

    /// <summary>The account of a person; null when the person has none.</summary>
    public Task<AccountFacts?> OfPersonAsync(PersonId person, CancellationToken cancel) =>
        RememberedAsync("person:" + person, () => accounts.OfPersonAsync(person, SessionProvider, cancel));

    async Task<AccountStanding?> IAccountStandings.OfAsync(PersonId person, CancellationToken cancel) =>
        await OfPersonAsync(person, cancel) is { } account ? new(account.Role, account.IsDisabled) : null;

    public Task<bool> AnyAsync(CancellationToken cancel) => accounts.AnyAsync(cancel);

    /// <summary>Forgets what was remembered, after a change on this node.</summary>
    public void Forget() => _remembered.Clear();

    private async Task<AccountFacts?> RememberedAsync(string name, Func<Task<KnownAccount?>> read)
    {
        if (_remembered.TryGetValue(name, out (AccountFacts? Facts, long Since) known) && clock.GetElapsedTime(known.Since) < Believed)
        {
            return known.Facts;
        }

        // Taken before the read: what changes in between is read again soon enough.
        long since = clock.GetTimestamp();
        AccountFacts? facts = await read() is { } account ? Facts(account) : null;
        if (_remembered.Count >= RememberedMax)
        {
            _remembered.Clear();
        }

        _remembered[name] = (facts, since);
        return facts;
    }

    private AccountFacts Facts(KnownAccount account)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return new(
            account.Id,
            account.Person,
            account.Email,
            AccountRole.All.LastOrDefault(role => account.Roles.Contains(role, StringComparer.Ordinal)) ?? AccountRole.Viewer,
            account.Stamp,
            account.IsDisabled,
            [.. account.Tokens.Where(session => !SessionBook.IsOver(session.Value, now)).Select(session => session.Name)]
        );
    }
}
