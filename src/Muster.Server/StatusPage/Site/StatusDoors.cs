// The routes of the status site for those whom the front did not answer: members, and whoever asks for what is not there.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Server.Web.Access;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage.Site;

internal static class StatusDoors
{
    public static void MapStatusDoors(this IEndpointRouteBuilder routes) =>
        routes.Map(PublicPlace.Path + "/{**path}", AnswerAsync).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Whatever the method: what is not there is not there for a post either.</summary>
    private static async Task<IResult> AnswerAsync(HttpContext http, StatusSite site, PublicLooks looks, string? path = null)
    {
        if (site.Current is not { } edition)
        {
            return TypedResults.NotFound();
        }

        string asked = (path ?? "").Trim('/');
        bool isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        bool isForMembers = edition.View.Page.Access == StatusPageAccess.Members;

        // Whoever ends a subscription with an old link is no member; the page that they see says nothing but that.
        if (isForMembers && Caller.Of(http.User) is null && !edition.IsLook(asked))
        {
            return isRead ? TypedResults.Challenge() : NothingThere(http);
        }

        if (await edition.FindAsync(asked, http.Request.Headers.AcceptLanguage) is { } found && (isForMembers || !isRead))
        {
            if (!isRead)
            {
                return ToRead(http);
            }

            await StatusAnswers.SendAsync(http, found.File, found.Negotiated, isPublic: false);
            return TypedResults.Empty;
        }

        return isRead && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? PublicLooks.Refused(
                http,
                looks.Of(http, edition.View.Page, asked.Split('/')[0]),
                StatusCodes.Status404NotFound,
                "page.unknown"
            )
            : NothingThere(http);
    }

    /// <summary>For programs, which want no page.</summary>
    private static ContentHttpResult NothingThere(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=15";
        return TypedResults.Text("There is no such page.", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
    }

    private static StatusCodeHttpResult ToRead(HttpContext http)
    {
        http.Response.Headers.Allow = "GET, HEAD";
        return TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }
}
