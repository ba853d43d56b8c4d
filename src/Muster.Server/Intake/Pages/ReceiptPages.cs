// The pages of receipts: what became of one request of a sender, and where one looks for it.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Intake.Pages;

internal static class ReceiptPages
{
    public static void MapReceiptPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup("/receipts").ExcludeFromDescription().RequireAuthorization(Policies.Read);
        pages.MapGet("", Search);
        pages.MapGet("/{id}", PageAsync);
        pages.MapGet("/{id}/live", LiveAsync);
    }

    /// <summary>A receipt that is asked for by form is shown under its own address, so that one can send it to somebody.</summary>
    private static IResult Search(HttpContext http, string? id = null) =>
        id?.Trim() is { Length: > 0 } asked
            ? PostResult.SeeOther(http, "/receipts/" + Uri.EscapeDataString(asked))
            : Fragment.Page<ReceiptsPage>(http, new { Model = ReceiptsModel.OfNone });

    private static async Task<IResult> PageAsync(string id, HttpContext http, ReceiptConsole console, CancellationToken cancel)
    {
        ReceiptsModel model = await console.ReadAsync(id, console.Rev(http.User), cancel);
        return Fragment.Page<ReceiptsPage>(
            http,
            new { Model = model },
            model.Found is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK
        );
    }

    private static Task<IResult> LiveAsync(string id, HttpContext http, ReceiptConsole console, CancellationToken cancel)
    {
        string rev = console.Rev(http.User);
        return Fragment.LiveAsync<ReceiptsLive>(http, rev, async () => new { Model = await console.ReadAsync(id, rev, cancel) });
    }
}
