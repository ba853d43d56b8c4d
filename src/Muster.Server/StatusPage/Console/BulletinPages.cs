// The console's pages of the status page: the list, the form for a new bulletin, a bulletin with its forms.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Public;
using static Muster.Core.StatusPage.BulletinCommand;

namespace Muster.Server.StatusPage.Console;

internal static class BulletinPages
{
    public const string Path = "/status-page";

    private const int PastMax = 50;

    public static void MapBulletinPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup(Path).ExcludeFromDescription().DisableAntiforgery();
        RouteGroupBuilder reading = pages.MapGroup("").RequireAuthorization(Policies.Read);
        reading.MapGet("", ListAsync);
        reading.MapGet("/{id}", PageAsync);

        RouteGroupBuilder writing = pages.MapGroup("").RequireAuthorization(Policies.Respond);
        writing.MapGet("/new", NewAsync);
        writing.MapPost("", (HttpContext http, BulletinForms forms) => forms.PublishAsync(http));
        writing.MapGet("/maintenance", PlanAsync);
        writing.MapPost("/maintenance", (HttpContext http, BulletinForms forms) => forms.PlanAsync(http));
        writing.MapPost("/{id}/schedule", MoveAsync);
        writing.MapPost("/{id}/updates", UpdateAsync);
        writing.MapPost("/{id}/description", DescribeAsync);
        writing.MapPost("/{id}/withdrawal", WithdrawAsync);
        writing.MapPost("/{id}/restoration", RestoreAsync);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        BulletinReader reader,
        OrganisationReader organisations,
        CancellationToken cancel
    ) =>
        Fragment.Page<BulletinListPage>(
            http,
            new
            {
                Model = new BulletinList(
                    await organisations.CurrentAsync(cancel),
                    await reader.OpenAsync(cancel),
                    await reader.PastAsync(PastMax, cancel),
                    Caller.Require(http.User)
                ),
            }
        );

    private static async Task<IResult> NewAsync(HttpContext http, BulletinForms forms, CancellationToken cancel, string? incident = null) =>
        await forms.PublishAsync(incident, Typed.Nothing, cancel) is { } view
            ? Fragment.Page<PublishPage>(http, new { Model = view })
            : TypedResults.NotFound();

    private static async Task<IResult> PlanAsync(HttpContext http, BulletinForms forms, CancellationToken cancel) =>
        Fragment.Page<MaintenancePage>(http, new { Model = (await forms.PublishAsync(incident: null, Typed.Nothing, cancel))! });

    private static Task<IResult> MoveAsync(string id, HttpContext http, BulletinForms forms) =>
        forms.WriteAsync(
            id,
            "schedule",
            http,
            (form, asking, _, _, now) =>
                new Reschedule(BulletinForms.Instant(form, "from"), BulletinForms.Instant(form, "until"), asking.By, now)
        );

    private static async Task<IResult> PageAsync(string id, HttpContext http, BulletinForms forms) =>
        BulletinId.TryParse(id, out BulletinId bulletin) && await forms.ReadAsync(bulletin, http, Typed.Nothing) is { } view
            ? Fragment.Page<BulletinConsolePage>(http, new { Model = view })
            : TypedResults.NotFound();

    private static Task<IResult> UpdateAsync(string id, HttpContext http, BulletinForms forms) =>
        forms.WriteAsync(
            id,
            "update",
            http,
            (form, asking, known, made, now) =>
                new Update(
                    made,
                    known,
                    EnumNames.Read<BulletinStatus>(form["status"]) ?? BulletinStatus.Investigating,
                    BulletinForms.Text(form, "body"),
                    BulletinForms.InMinutes(form, "next", now),
                    BulletinForms.Components(form),
                    BulletinForms.Line(form, "corrects") is { Length: > 0 } corrects ? corrects : null,
                    asking.By,
                    now
                )
        );

    private static Task<IResult> DescribeAsync(string id, HttpContext http, BulletinForms forms) =>
        forms.WriteAsync(
            id,
            "describe",
            http,
            (form, asking, _, _, now) =>
                new Describe(
                    BulletinForms.Line(form, "title"),
                    EnumNames.Read<BulletinImpact>(form["impact"]) ?? BulletinImpact.Maintenance,
                    asking.By,
                    now
                )
        );

    private static Task<IResult> WithdrawAsync(string id, HttpContext http, BulletinForms forms) =>
        forms.WriteAsync(
            id,
            "withdraw",
            http,
            (form, asking, _, _, now) => new Withdraw(BulletinForms.Line(form, "reason"), asking.By, now)
        );

    private static Task<IResult> RestoreAsync(string id, HttpContext http, BulletinForms forms) =>
        forms.WriteAsync(id, "restore", http, (_, asking, _, _, now) => new Restore(asking.By, now));
}
