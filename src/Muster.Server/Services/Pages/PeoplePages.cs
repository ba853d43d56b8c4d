// The pages of people, teams and escalation policies.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Services.Pages;

internal static class PeoplePages
{
    public static void MapPeoplePages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup("").ExcludeFromDescription().RequireAuthorization(Policies.Read);
        Map<PeoplePage, PeopleLive>(pages, "/people");
        Map<TeamsPage, TeamsLive>(pages, "/teams");
        Map<EscalationsPage, EscalationsLive>(pages, "/escalation-policies");
    }

    private static void Map<TPage, TLive>(RouteGroupBuilder pages, string address)
        where TPage : IComponent
        where TLive : IComponent
    {
        pages.MapGet(
            address,
            async (HttpContext http, CatalogConsole console, CancellationToken cancel) =>
            {
                string rev = console.Rev(CatalogModel.Topics, http.User);
                return Fragment.Page<TPage>(http, new { Model = await console.CatalogAsync(http.User, rev, cancel) });
            }
        );
        pages.MapGet(
            address + "/live",
            (HttpContext http, CatalogConsole console, CancellationToken cancel) =>
            {
                string rev = console.Rev(CatalogModel.Topics, http.User);
                return Fragment.LiveAsync<TLive>(http, rev, async () => new { Model = await console.CatalogAsync(http.User, rev, cancel) });
            }
        );
    }
}
