// The look of the status page for what answers a single reader: in their language, on the host that they came to.
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Web.Public;

/// <param name="place">Where the files of the page are.</param>
public sealed class PublicLooks(OrganisationReader organisations, PublicPlace place)
{
    /// <summary>The part of an address that chooses the language.</summary>
    public const string LanguageField = "language";

    /// <summary>For anybody; null where there is no status page, and for strangers where only members read it.</summary>
    public async Task<PublicLook?> OfAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        StatusPageSettings? page = (await organisations.CurrentAsync(CancellationToken.None)).StatusPage;
        return page is null || (page.Access == StatusPageAccess.Members && Caller.Of(http.User) is null)
            ? null
            : Of(http, page, http.Request.Query[LanguageField]);
    }

    /// <summary>For whoever came by a link of ours, in the language that they chose: also where the page is gone, or closed to them since.</summary>
    public async Task<PublicLook> ByLinkAsync(HttpContext http, string language)
    {
        ArgumentNullException.ThrowIfNull(http);
        Organisation organisation = await organisations.CurrentAsync(CancellationToken.None);
        return Of(
            http,
            organisation.StatusPage ?? new(organisation.Name, StatusPageAccess.Members, StatusPageDefaults.Languages, ShowSeverity: false),
            language
        );
    }

    /// <summary>For whoever may know of this page; asks no database.</summary>
    /// <param name="language">Which the address names; one that the page does not have leaves it to what the reader likes.</param>
    public PublicLook Of(HttpContext http, StatusPageSettings page, string? language)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(page);
        string spoken = page.Languages.Contains(language ?? "", StringComparer.Ordinal)
            ? language!
            : Languages.Choose(http.Request.Headers.AcceptLanguage, page.Languages);
        return new(
            page,
            StatusWords.Of(spoken),
            OwnHost.Is(http) ? "" : PublicPlace.Path,
            StatusSheet.NameOf(page),
            StatusLogo.Of(page, place.Directory)?.Name
        );
    }

    /// <summary>A page in this look. It is for one reader: nobody keeps it, and no search engine lists it.</summary>
    /// <param name="parameters">The component's, by name.</param>
    public static IResult Page<TPage>(HttpContext http, object parameters, int status = StatusCodes.Status200OK)
        where TPage : PublicComponent
    {
        ArgumentNullException.ThrowIfNull(http);
        IHeaderDictionary headers = http.Response.Headers;
        headers.ContentSecurityPolicy = SitePolicy.Header;
        headers["X-Robots-Tag"] = "noindex";
        http.Response.OnStarting(() =>
        {
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return Fragment.Page<TPage>(http, parameters, status);
    }

    /// <summary>What was refused and why, in the look of the page; as Muster itself says it where there is no page.</summary>
    /// <param name="what">The key of the words for it; <c>…Detail</c> says what was kept, and what to do.</param>
    /// <param name="facts">What stands in the detail's places.</param>
    public static IResult Refused(HttpContext http, PublicLook? look, int status, string what, params object[] facts)
    {
        StatusWords words = look?.Words ?? StatusWords.Of(StatusPageDefaults.Languages[0]);
        string detail = words[what + "Detail", facts];
        return look is null
            ? PostResult.Refused(http, status, words[what], detail, back: "/")
            : Page<RefusedPage>(
                http,
                new
                {
                    Look = look,
                    Heading = words[what],
                    Detail = detail,
                },
                status
            );
    }

    /// <summary>429 with Retry-After in whole seconds.</summary>
    public static IResult Busy(HttpContext http, PublicLook? look, TimeSpan wait)
    {
        ArgumentNullException.ThrowIfNull(http);
        int seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Refused(http, look, StatusCodes.Status429TooManyRequests, "busy", seconds);
    }

    /// <summary>Done; the result is to be seen there. 303, so that a reload does not post again.</summary>
    /// <param name="address">Made of a look, never of what a reader sent.</param>
    public static StatusCodeHttpResult SeeOther(HttpContext http, string address)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Headers.Location = address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
