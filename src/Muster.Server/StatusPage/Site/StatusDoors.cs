// The routes of the status site for those whom the front did not answer: members, and whoever asks for what is not there.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Server.Web.Access;

namespace Muster.Server.StatusPage.Site;

internal static class StatusDoors
{
    public static void MapStatusDoors(this IEndpointRouteBuilder routes) =>
        routes
            .MapMethods(StatusPlace.Path + "/{**path}", [HttpMethods.Get, HttpMethods.Head], AnswerAsync)
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(HttpContext http, StatusSite site, string? path = null)
    {
        if (site.Current is not { } edition)
        {
            return TypedResults.NotFound();
        }

        if (edition.View.Page.Access == StatusPageAccess.Members)
        {
            if (Caller.Of(http.User) is null)
            {
                return TypedResults.Challenge();
            }

            if (await edition.FindAsync((path ?? "").Trim('/'), http.Request.Headers.AcceptLanguage) is { } found)
            {
                await StatusAnswers.SendAsync(http, found.File, found.Negotiated, isPublic: false);
                return TypedResults.Empty;
            }
        }

        http.Response.Headers.CacheControl = "public, max-age=15";
        return TypedResults.Text("There is no such page.", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
    }
}
