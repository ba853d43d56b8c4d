// Reads accounts for every request, and remembers them for a few seconds.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Storage.Schema;

namespace Muster.Server.Settings.Accounts;

/// <summary>What was read is believed for five seconds, so that a change bites within five seconds on every node, and on this one at once. Safe for several threads.</summary>
public sealed class AccountBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Under this name the sign-ins of an account are kept beside it.</summary>
    public const string SessionProvider = "muster.session";

    private const int RememberedMax = 10_000;
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (AccountFacts? Facts, long Since)> _remembered = new(StringComparer.Ordinal);

    /// <summary>The account with this id; null when there is none.</summary>
    public Task<AccountFacts?> FindAsync(string id, CancellationToken cancel) =>
        RememberedAsync("id:" + id, accounts => accounts.Where(account => account.Id == id), cancel);

    /// <summary>The account of a person; null when the person has none.</summary>
    public Task<AccountFacts?> OfPersonAsync(PersonId person, CancellationToken cancel) =>
        RememberedAsync("person:" + person, accounts => accounts.Where(account => account.PersonId == person.Value), cancel);

    public async Task<bool> AnyAsync(CancellationToken cancel)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await Database(scope).Users.AnyAsync(cancel);
    }

    /// <summary>Forgets what was remembered, after a change on this node.</summary>
    public void Forget() => _remembered.Clear();

    private async Task<AccountFacts?> RememberedAsync(
        string name,
        Func<IQueryable<Account>, IQueryable<Account>> which,
        CancellationToken cancel
    )
    {
        if (_remembered.TryGetValue(name, out (AccountFacts? Facts, long Since) known) && clock.GetElapsedTime(known.Since) < Believed)
        {
            return known.Facts;
        }

        // Taken before the read: what changes in between is read again soon enough.
        long since = clock.GetTimestamp();
        AccountFacts? facts = await ReadAsync(which, cancel);
        if (_remembered.Count >= RememberedMax)
        {
            _remembered.Clear();
        }

        _remembered[name] = (facts, since);
        return facts;
    }

    private async Task<AccountFacts?> ReadAsync(Func<IQueryable<Account>, IQueryable<Account>> which, CancellationToken cancel)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        MusterDbContext database = Database(scope);
        if (await which(database.Users.AsNoTracking()).FirstOrDefaultAsync(cancel) is not { } account)
        {
            return null;
        }

        List<string?> roles = await (
            from held in database.UserRoles
            join role in database.Roles on held.RoleId equals role.Id
            where held.UserId == account.Id
            select role.Name
        ).ToListAsync(cancel);
        var sessions = await database
            .UserTokens.Where(token => token.UserId == account.Id && token.LoginProvider == SessionProvider)
            .Select(token => new { token.Name, token.Value })
            .ToListAsync(cancel);
        DateTimeOffset now = clock.GetUtcNow();
        return new(
            account.Id,
            PersonId.Parse(account.PersonId),
            account.Email ?? "",
            AccountRole.All.LastOrDefault(role => roles.Contains(role, StringComparer.Ordinal)) ?? AccountRole.Viewer,
            account.SecurityStamp ?? "",
            account.DisabledAt is not null,
            [.. sessions.Where(session => !SessionBook.IsOver(session.Value, now)).Select(session => session.Name)]
        );
    }

    private static MusterDbContext Database(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<MusterDbContext>();
}
