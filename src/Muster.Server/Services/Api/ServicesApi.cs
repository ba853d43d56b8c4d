// Services over the REST API, with who is on call and what is wrong.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;

namespace Muster.Server.Services.Api;

internal static class ServicesApi
{
    public static void MapServicesApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api/v1/services").WithTags("Services").RequireAuthorization(Policies.Read);
        api.MapGet("", ListAsync).WithName("ListServices").WithSummary("Lists the services with who is on call and what is wrong, by id");
    }

    private static async Task<Ok<ServiceList>> ListAsync(
        OrganisationReader organisations,
        Troubles troubles,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        ImmutableDictionary<ServiceId, Trouble> open = await troubles.OpenAsync(cancel);
        DateTimeOffset now = clock.GetUtcNow();
        return TypedResults.Ok(
            new ServiceList(
                [
                    .. organisation.Services.Values.Select(service =>
                        ServiceItem.Of(service, open.GetValueOrDefault(service.Id, Trouble.None), Duty.FirstFor(service, organisation, now))
                    ),
                ],
                Next: null
            )
        );
    }
}
