// Answers the readers of a public status page before anybody asks who they are: no cookie is read, and none is set.
using Microsoft.AspNetCore.Http;
using Muster.Core.Catalog;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage.Site;

public sealed class StatusFront(RequestDelegate next, StatusSite site)
{
    /// <summary>What subscribers and reporters fill in and open: it is made for one reader, by routes.</summary>
    private static readonly PathString[] Forms = ["/subscribe", "/subscriptions", "/report"];

    public async Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (
            !http.Request.Path.StartsWithSegments(PublicPlace.Path, StringComparison.Ordinal, out PathString rest)
            || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            || site.Current is not { View.Page: { Access: StatusPageAccess.Public } page } edition
        )
        {
            await next(http);
            return;
        }

        if (Forms.Any(path => rest.StartsWithSegments(path, StringComparison.Ordinal)))
        {
            await next(http);
            return;
        }

        string path = (rest.Value ?? "").Trim('/');
        if (await edition.FindAsync(path, http.Request.Headers.AcceptLanguage) is { } found)
        {
            // The forms look alike on either host; what is read has one address.
            if (page.Domain is not null && !OwnHost.Is(http) && !edition.IsLook(path))
            {
                http.Response.Headers.Location = edition.Address + rest.ToUriComponent();
                http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                return;
            }

            await StatusAnswers.SendAsync(http, found.File, found.Negotiated, isPublic: true);
            return;
        }

        await next(http);
    }
}
