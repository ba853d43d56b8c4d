// How many reports are taken: of a client, of its network, of a component, and over all.
using System.Net;
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Access;

namespace Muster.Server.CustomerReports.Form;

/// <summary>
/// Each node counts for itself. A flood costs a refusal each and no room on the disk: at the most 500 reports at once and then one in ten seconds are kept, some
/// twenty megabytes a day.
/// </summary>
public sealed class ReportBudgets(TimeProvider clock) : IDisposable
{
    private const int AtOnceMax = 32;

    private const string All = "all";

    /// <summary>Ten, and one more in two minutes: one person has a few things to say, and a form that comes back counts too.</summary>
    private readonly AttemptLimiter _clients = new(burst: 10, refill: TimeSpan.FromMinutes(2), clock);

    /// <summary>Twenty, and one more in half a minute: an office behind one address.</summary>
    private readonly AttemptLimiter _networks = new(burst: 20, refill: TimeSpan.FromSeconds(30), clock);

    private readonly AttemptLimiter _components = new(burst: 200, refill: TimeSpan.FromSeconds(20), clock);

    private readonly AttemptLimiter _all = new(burst: 500, refill: TimeSpan.FromSeconds(10), clock);

    private readonly SemaphoreSlim _turns = new(AtOnceMax, AtOnceMax);

    /// <summary>Takes one report of the client's and of its network's; null when there was one, else how long to wait.</summary>
    public TimeSpan? TakeClient(HttpContext http) => _networks.Take(NetworkOf(http)) ?? _clients.Take(ClientAddress.Of(http));

    /// <summary>Takes one report of the component's and of all.</summary>
    public TimeSpan? TakeComponent(string component) => _components.Take(component) ?? _all.Take(All);

    /// <summary>A place among those that are written now; null when all are taken.</summary>
    public IDisposable? Enter() => _turns.Wait(0) ? new Turn(_turns) : null;

    public void Dispose() => _turns.Dispose();

    /// <summary>The first three numbers of an IPv4 address, the first 64 bits of an IPv6 one.</summary>
    private static string NetworkOf(HttpContext http)
    {
        string client = ClientAddress.Of(http);
        return IPAddress.TryParse(client, out IPAddress? address) && address.GetAddressBytes() is [var a, var b, var c, _]
            ? $"{a}.{b}.{c}"
            : client;
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
