// Puts the page of one review together.
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Engine.Slos;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;

namespace Muster.Server.Reviews.Pages;

public sealed class ReviewViews(ReviewReader reader, SloCharges charges, ILiveFeed live, TimeProvider clock)
{
    /// <summary>The revision of the page, to be read before the page is.</summary>
    public string Rev(IncidentId incident, ClaimsPrincipal user) => live.Rev(ReviewView.TopicsOf(incident), user);

    /// <summary>The page that a request asks for by an address; null when there is no such incident.</summary>
    public async Task<ReviewView?> ReadAsync(string id, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return IncidentId.TryParse(id, out IncidentId incident)
            ? await ReadAsync(incident, http.User, Rev(incident, http.User), http.RequestAborted)
            : null;
    }

    /// <summary>Null when there is no such incident.</summary>
    public async Task<ReviewView?> ReadAsync(IncidentId incident, ClaimsPrincipal user, string rev, CancellationToken cancel) =>
        await reader.ReadAsync(incident, cancel) is { } record
            ? new()
            {
                Record = record,
                Costs = await charges.OfIncidentAsync(incident, cancel),
                Rev = rev,
                Reader = Caller.Require(user),
                Now = clock.GetUtcNow(),
            }
            : null;
}
