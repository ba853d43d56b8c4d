// What the host registers and maps for the front page.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Live;

namespace Muster.Server.Now;

public static class NowSlice
{
    /// <summary>Needs the engine, the frame and the public address.</summary>
    /// <param name="mailWarning">Says what is wrong with how e-mail leaves; null when nothing is.</param>
    public static IServiceCollection AddNow(this IServiceCollection services, Func<IServiceProvider, string?> mailWarning) =>
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<NowReader>(provider, new MailWarning(mailWarning(provider))));

    public static IEndpointRouteBuilder MapNow(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder now = routes.MapGroup("").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        now.MapGet("/", PageAsync);
        now.MapGet("/now/live", LiveAsync);
        return routes;
    }

    private static async Task<IResult> PageAsync(HttpContext http, ILiveFeed live, NowReader reader)
    {
        string rev = live.Rev(NowView.Topics, http.User);
        return Fragment.Page<NowPage>(http, new { Model = await reader.ReadAsync(Caller.Require(http.User), rev, http.RequestAborted) });
    }

    private static Task<IResult> LiveAsync(HttpContext http, ILiveFeed live, NowReader reader)
    {
        string rev = live.Rev(NowView.Topics, http.User);
        return Fragment.LiveAsync<NowLive>(
            http,
            rev,
            async () => new { Model = await reader.ReadAsync(Caller.Require(http.User), rev, http.RequestAborted) }
        );
    }
}
