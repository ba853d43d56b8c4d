// The way into a demo without an account: whoever sits at its machine becomes one of its people.
using System.Net;
using Microsoft.AspNetCore.Http;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;

namespace Muster.Server.Settings.SignIn;

/// <summary>
/// There is none but in a demo: nothing is registered and no route is mapped. It opens on the machine itself alone, and makes nobody an admin. Safe for several threads.
/// </summary>
public sealed class DemoEntrance(OrganisationReader organisations, AccountBook accounts, TimeProvider clock) : IDisposable
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    private readonly AttemptLimiter _tries = new(burst: 30, refill: TimeSpan.FromSeconds(10), clock);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>
    /// Whether it opens to a request: from this machine, to this machine by its own name, and through nobody. A page elsewhere that gave its name this machine's address
    /// (DNS rebinding) comes under another name.
    /// </summary>
    public static bool OpensTo(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        string host = http.Request.Host.Host.Trim('[', ']');
        bool isOwnName = host == "localhost" || (IPAddress.TryParse(host, out IPAddress? named) && IPAddress.IsLoopback(named));
        return isOwnName
            && http.Connection.RemoteIpAddress is { } peer
            && IPAddress.IsLoopback(peer)
            && !ProxyHeaders.Any(http.Request.Headers.ContainsKey);
    }

    /// <summary>Takes one try; null when there was one, else how long to wait.</summary>
    public TimeSpan? Take(HttpContext http) => _tries.Take(ClientAddress.Of(http));

    /// <summary>
    /// Begins a session as the responder who has the fewest, so that two browsers are two people while there are enough of them; null when the demo has no responder.
    /// </summary>
    public async Task<(AccountFacts Account, string Session)?> BeginAsync(SessionBook sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        await _turn.WaitAsync();
        try
        {
            return await LeastAsync() is { } account ? (account, await sessions.BeginAsync(account.Id, CancellationToken.None)) : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<AccountFacts?> LeastAsync()
    {
        Organisation organisation = await organisations.CurrentAsync(CancellationToken.None);
        List<AccountFacts> found = [];
        foreach (string person in organisation.People.Keys)
        {
            if (
                await accounts.OfPersonAsync(PersonId.Parse(person), CancellationToken.None) is
                { Role: AccountRole.Responder, IsDisabled: false } account
            )
            {
                found.Add(account);
            }
        }

        return found.MinBy(account => account.Sessions.Count);
    }
}
