// Puts the pages of SLOs together.
using System.Collections.Immutable;
using System.Security.Claims;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Slos;
using Muster.Server.Web.Live;

namespace Muster.Server.Slos.Pages;

public sealed class SloViews(SloReader reader, SloCharges charges, PolicyViews policies, OrganisationReader organisation, ILiveFeed live)
{
    /// <summary>The revision of the list, to be read before the list is.</summary>
    public string Rev(ClaimsPrincipal user) => live.Rev(SlosView.Topics, user);

    /// <summary>The revision of one's page, to be read before the page is.</summary>
    public string Rev(SloId id, ClaimsPrincipal user) => live.Rev(SloView.TopicsOf(id), user);

    public async Task<SlosView> ListAsync(string rev, CancellationToken cancel) => new(await reader.AllAsync(cancel), rev);

    /// <summary>Null when there is none of the name.</summary>
    public async Task<SloView?> FindAsync(SloId id, ClaimsPrincipal user, string rev, CancellationToken cancel)
    {
        if (await reader.FindAsync(id.Value, cancel) is not { } status)
        {
            return null;
        }

        ImmutableArray<ImmutableArray<ChargedIncident>>.Builder all = ImmutableArray.CreateBuilder<ImmutableArray<ChargedIncident>>();
        foreach (GoalStatus goal in status.Goals)
        {
            all.Add(await charges.OfAsync(status, goal, cancel));
        }

        Organisation known = await organisation.CurrentAsync(cancel);
        return new(status, all.ToImmutable(), by => TimelineText.Who(by, person => known.Person(person)?.Name ?? person.Value), rev)
        {
            Gate = await policies.GateAsync(status, user, cancel),
        };
    }
}
