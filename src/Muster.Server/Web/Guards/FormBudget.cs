// How many forms of strangers are taken: of a client, of its network, and in all.
using System.Net;
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Access;

namespace Muster.Server.Web.Guards;

/// <summary>Another for each form. Each node counts for itself; a flood costs a refusal each.</summary>
public sealed class FormBudget(TimeProvider clock)
{
    private const string All = "all";

    /// <summary>Ten, and one more in two minutes: one person has a few things to say, and a form that comes back counts too.</summary>
    private readonly AttemptLimiter _clients = new(burst: 10, refill: TimeSpan.FromMinutes(2), clock);

    /// <summary>Twenty, and one more in half a minute: an office behind one address.</summary>
    private readonly AttemptLimiter _networks = new(burst: 20, refill: TimeSpan.FromSeconds(30), clock);

    /// <summary>500, and then one in ten seconds: in an incident many come at once, and no disk fills and no mail server takes us for a spammer.</summary>
    private readonly AttemptLimiter _all = new(burst: 500, refill: TimeSpan.FromSeconds(10), clock);

    /// <summary>Takes one of the client's and of its network's; null when there was one, else how long to wait.</summary>
    public TimeSpan? TakeClient(HttpContext http) => _networks.Take(NetworkOf(http)) ?? _clients.Take(ClientAddress.Of(http));

    /// <summary>Takes one of all.</summary>
    public TimeSpan? TakeOfAll() => _all.Take(All);

    /// <summary>The first three numbers of an IPv4 address, the first 64 bits of an IPv6 one.</summary>
    private static string NetworkOf(HttpContext http)
    {
        string client = ClientAddress.Of(http);
        return IPAddress.TryParse(client, out IPAddress? address) && address.GetAddressBytes() is [var a, var b, var c, _]
            ? $"{a}.{b}.{c}"
            : client;
    }
}
