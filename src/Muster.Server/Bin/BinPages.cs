// The page of the bin, and the form that brings something back.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Bin;

internal static class BinPages
{
    private const string Home = "/bin";

    public static void MapBinPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup(Home).ExcludeFromDescription().DisableAntiforgery();
        pages.MapGet("", ShowAsync).RequireAuthorization(Policies.Read);
        pages.MapPost("/restoration", RestoreAsync).RequireAuthorization(Policies.Respond);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        BinDesk desk,
        OrganisationReader organisations,
        string? q = null,
        string? cursor = null
    )
    {
        string words = ListQuestion.Words(q);
        ViewCursor? after = !string.IsNullOrEmpty(cursor) && Cursors.TryRead(cursor, out ViewCursor? read) ? read : null;
        Caller reader = Caller.Require(http.User);
        (ImmutableArray<BinItem> items, string? next) = await desk.ListAsync(
            reader,
            words,
            after,
            ListQuestion.LimitUsual,
            http.RequestAborted
        );
        string kept = words.Length > 0 ? $"q={Uri.EscapeDataString(words)}&" : "";
        return Fragment.Page<BinConsole>(
            http,
            new
            {
                Items = items,
                Organisation = await organisations.CurrentAsync(http.RequestAborted),
                Search = words,
                Newer = after is null ? null : $"{Home}?{kept}".TrimEnd('?', '&'),
                Older = next is null ? null : $"{Home}?{kept}cursor={Uri.EscapeDataString(next)}",
                MayRestore = reader.MayRespond,
            }
        );
    }

    private static async Task<IResult> RestoreAsync(HttpContext http, BinDesk desk)
    {
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        string id = EdgeText.Line(form["id"].ToString(), EdgeLimits.TitleBytes);
        Outcome outcome = await desk.RestoreAsync(id, Caller.Require(http.User), Asking.OfForm(http, form), CancellationToken.None);
        return outcome is Outcome.Refused { Why: var why }
            ? PostResult.Refused(http, why.Kind.Status(), "It was not brought back", why.Message, why.Code, Home)
            : PostResult.SeeOther(http, Home, "It is back.");
    }
}
