// Puts the page of one review together.
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Projections;
using Muster.Engine.Slos;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;

namespace Muster.Server.Reviews.Pages;

public sealed class ReviewViews(ReviewReader reader, ActionEffects effects, SloCharges charges, ILiveFeed live, TimeProvider clock)
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
                Effects = await EffectsAsync(record.Review, cancel),
            }
            : null;

    private async Task<IReadOnlyDictionary<string, ActionEffect>> EffectsAsync(Review review, CancellationToken cancel)
    {
        IEnumerable<ActionRow> rows =
            review.Type == IncidentType.Drill ? [] : review.StandingActionItems.Select(item => ActionRow.Of(review, item));
        IReadOnlyDictionary<string, ActionEffect> found = await effects.OfAsync(rows, clock.GetUtcNow(), cancel);
        return review
            .ActionItems.Where(item => found.ContainsKey(ActionRow.IdOf(review.Incident, item.Id)))
            .ToDictionary(item => item.Id, item => found[ActionRow.IdOf(review.Incident, item.Id)], StringComparer.Ordinal);
    }
}
