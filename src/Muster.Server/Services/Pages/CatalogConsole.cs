// Reads what the pages of the catalogue show.
using System.Collections.Immutable;
using System.Security.Claims;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;

namespace Muster.Server.Services.Pages;

public sealed class CatalogConsole(OrganisationReader organisations, Troubles troubles, ILiveFeed live, TimeProvider clock)
{
    /// <summary>Groups and incidents of one service that its page shows.</summary>
    private const int LatestMax = 8;

    /// <summary>The revision of a page, to be read before its data is.</summary>
    public string Rev(string topics, ClaimsPrincipal user) => live.Rev(topics, user);

    public async Task<ServicesModel> ServicesAsync(string rev, CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        ImmutableDictionary<ServiceId, Trouble> open = await troubles.OpenAsync(cancel);
        DateTimeOffset now = clock.GetUtcNow();
        return new(
            [
                .. organisation
                    .Services.Values.Select(service => new ListedService(
                        service,
                        organisation.Team(service.Team)?.Name ?? service.Team.Value,
                        open.GetValueOrDefault(service.Id, Trouble.None),
                        Duty.FirstReached(service, organisation, now)
                    ))
                    .OrderBy(one => one.Trouble.Incidents.IsEmpty)
                    .ThenBy(one => one.Trouble.Groups.IsEmpty)
                    .ThenBy(one => one.Service.Tier)
                    .ThenBy(one => one.Service.Name, StringComparer.OrdinalIgnoreCase),
            ],
            rev
        );
    }

    /// <summary>Null when there is no such service.</summary>
    public async Task<ServiceModel?> ServiceAsync(string id, ClaimsPrincipal user, CancellationToken cancel)
    {
        string rev = live.Rev(ServicesModel.Topics, user);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (!Slug.IsValid(id) || organisation.Service(new ServiceId(id)) is not { } service)
        {
            return null;
        }

        ImmutableDictionary<ServiceId, Trouble> open = await troubles.OpenAsync(cancel);
        DateTimeOffset now = clock.GetUtcNow();
        return new(
            service,
            organisation,
            open.GetValueOrDefault(service.Id, Trouble.None),
            await troubles.LatestAsync(service.Id, LatestMax, cancel),
            Duty.FirstFor(service, organisation, now),
            Duty.FirstReached(service, organisation, now),
            service.CommandRotation is { } rotation && organisation.Schedule(rotation) is { } schedule
                ? Duty.Of(schedule, organisation, now)
                : [],
            now,
            rev
        );
    }

    public async Task<CatalogModel> CatalogAsync(ClaimsPrincipal user, string rev, CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        DateTimeOffset now = clock.GetUtcNow();
        return new(organisation, Duty.All(organisation, now).ToLookup(duty => duty.OnCall.Person), Caller.Require(user), now, rev);
    }
}
