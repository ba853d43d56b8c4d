// How often an address may guess at acknowledge links.
using Muster.Server.Web.Access;

namespace Muster.Server.Paging;

/// <summary>A token of 128 signed bits cannot be guessed; this keeps those who try from costing anything.</summary>
public sealed class LinkGuard(TimeProvider clock)
{
    private readonly AttemptLimiter _limiter = new(burst: 30, refill: TimeSpan.FromSeconds(2), clock);

    public TimeSpan? Take(string address) => _limiter.Take(address);

    /// <summary>The link was a real one: the address is forgiven.</summary>
    public void Return(string address) => _limiter.Forgive(address);
}
