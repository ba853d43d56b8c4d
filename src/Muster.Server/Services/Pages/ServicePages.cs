// The pages of services: the list, and one.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Services.Pages;

internal static class ServicePages
{
    public static void MapServicePages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup("/services").ExcludeFromDescription().RequireAuthorization(Policies.Read);
        pages.MapGet("", ListAsync);
        pages.MapGet("/live", ListLiveAsync);
        pages.MapGet("/{service}", ServiceAsync);
        pages.MapGet("/{service}/live", ServiceLiveAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, CatalogConsole console, CancellationToken cancel)
    {
        string rev = console.Rev(ServicesModel.Topics, http.User);
        return Fragment.Page<ServicesPage>(http, new { Model = await console.ServicesAsync(rev, cancel) });
    }

    private static Task<IResult> ListLiveAsync(HttpContext http, CatalogConsole console, CancellationToken cancel)
    {
        string rev = console.Rev(ServicesModel.Topics, http.User);
        return Fragment.LiveAsync<ServicesLive>(http, rev, async () => new { Model = await console.ServicesAsync(rev, cancel) });
    }

    private static async Task<IResult> ServiceAsync(string service, HttpContext http, CatalogConsole console, CancellationToken cancel) =>
        await console.ServiceAsync(service, http.User, cancel) is { } model
            ? Fragment.Page<ServicePage>(http, new { Model = model })
            : TypedResults.NotFound();

    private static async Task<IResult> ServiceLiveAsync(
        string service,
        HttpContext http,
        CatalogConsole console,
        CancellationToken cancel
    ) =>
        await console.ServiceAsync(service, http.User, cancel) is { } model
            ? await Fragment.LiveAsync<ServiceLive>(http, model.Rev, () => Task.FromResult<object?>(new { Model = model }))
            : TypedResults.NotFound();
}
