// Answers the readers of a public status page before anybody asks who they are: no cookie is read, and none is set.
using Microsoft.AspNetCore.Http;
using Muster.Core.Catalog;
using Muster.Server.Web.Addresses;

namespace Muster.Server.StatusPage.Site;

public sealed class StatusFront(RequestDelegate next, StatusSite site, PublicAddress address)
{
    /// <summary>What subscribers and reporters fill in and open stands on the console's host alone, which answers posts.</summary>
    private static readonly PathString[] Forms = ["/subscribe", "/subscriptions", "/report"];

    public async Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (
            !http.Request.Path.StartsWithSegments(StatusPlace.Path, StringComparison.Ordinal, out PathString rest)
            || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            || site.Current is not { View.Page: { Access: StatusPageAccess.Public } page } edition
        )
        {
            await next(http);
            return;
        }

        if (Forms.Any(path => rest.StartsWithSegments(path, StringComparison.Ordinal)))
        {
            if (StatusHost.IsOwn(http))
            {
                http.Response.Headers.Location = address.Of(StatusPlace.Path + rest.ToUriComponent());
                http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                return;
            }

            await next(http);
            return;
        }

        if (page.Domain is not null && !StatusHost.IsOwn(http))
        {
            http.Response.Headers.Location = edition.Address + rest.ToUriComponent();
            http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            return;
        }

        string path = (rest.Value ?? "").Trim('/');
        if (await edition.FindAsync(path, http.Request.Headers.AcceptLanguage) is { } found)
        {
            await StatusAnswers.SendAsync(http, found.File, found.Negotiated, isPublic: true);
            return;
        }

        await next(http);
    }
}
