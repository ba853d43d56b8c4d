// The bulletins of the status page in the REST API: list, publish, plan, update, move, take off and put back.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.StatusPage.Api.BulletinDetail>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.StatusPage.Api;

internal static class BulletinsApi
{
    public const string Path = "/api/v1/bulletins";

    private const string Invalid = "bulletin.invalid";
    private const string Findings = "bulletin.findings";
    private const string NotFound = "bulletin.not_found";
    private const string Withdrawn = "bulletin.withdrawn";

    public static void MapBulletinsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder bulletins = routes.MapGroup(Path).WithTags("Status page").WithBodies().DisableAntiforgery();
        RouteGroupBuilder reading = bulletins.MapGroup("").RequireAuthorization(Policies.Read);
        reading
            .MapGet("", ListAsync)
            .WithName("ListBulletins")
            .WithSummary("Lists what the status page tells of, newest first")
            .Refuses(Status400BadRequest, "request.invalid");
        reading
            .MapGet("/{id}", (string id, HttpContext http, BulletinAnswers answers) => answers.GetAsync(id, http))
            .WithName("GetBulletin")
            .WithSummary("One incident or maintenance of the status page with all its updates")
            .Refuses(Status404NotFound, NotFound);

        RouteGroupBuilder opening = bulletins
            .MapGroup("")
            .WithIdempotencyKey()
            .Refuses(Status409Conflict, "bulletin.no_page")
            .Refuses(Status422UnprocessableEntity, Invalid, Findings)
            .RequireAuthorization(Policies.Respond);
        opening
            .MapPost(
                "",
                (Body<PublishBulletinBody> body, HttpContext http, BulletinAnswers answers) => answers.PublishAsync(body.Value, http)
            )
            .WithName("PublishBulletin")
            .WithSummary("Publishes an incident on the status page; what is left out comes from the incident inside")
            .Refuses(Status404NotFound, "incident.not_found")
            .Refuses(Status409Conflict, "bulletin.drill", "bulletin.incident_published");
        opening
            .MapPost(
                "/maintenances",
                (Body<PlanMaintenanceBody> body, HttpContext http, BulletinAnswers answers) => answers.PlanAsync(body.Value, http)
            )
            .WithName("PlanMaintenance")
            .WithSummary("Plans a maintenance and publishes it; it begins and ends by itself");

        RouteGroupBuilder changing = bulletins
            .MapGroup("/{id}")
            .WithWriteHeaders()
            .Refuses(Status404NotFound, NotFound)
            .RequireAuthorization(Policies.Respond);
        changing
            .MapPost("/updates", UpdateAsync)
            .WithName("UpdateBulletin")
            .WithSummary("Says where it stands now; published updates are corrected by later ones, never edited")
            .Refuses(Status409Conflict, Withdrawn, "bulletin.over")
            .Refuses(Status422UnprocessableEntity, Invalid, Findings);
        changing
            .MapPut("/description", DescribeAsync)
            .WithName("DescribeBulletin")
            .WithSummary("Changes its title and impact")
            .Refuses(Status409Conflict, Withdrawn)
            .Refuses(Status422UnprocessableEntity, Invalid, Findings);
        changing
            .MapPut("/schedule", MoveAsync)
            .WithName("MoveMaintenance")
            .WithSummary("Moves a maintenance that has not begun")
            .Refuses(Status409Conflict, Withdrawn, "bulletin.begun")
            .Refuses(Status422UnprocessableEntity, Invalid);
        changing
            .MapPut("/withdrawal", WithdrawAsync)
            .WithName("WithdrawBulletin")
            .WithSummary("Takes it off the status page; the record keeps it with who and why")
            .Refuses(Status422UnprocessableEntity, Invalid);
        changing.MapDelete("/withdrawal", RestoreAsync).WithName("RestoreBulletin").WithSummary("Puts it back on the status page");
    }

    private static Task<Results<Ok<BulletinItems>, ProblemHttpResult>> ListAsync(
        BulletinAnswers answers,
        CancellationToken cancel,
        string status = Views.Open,
        string? cursor = null,
        int limit = ListQuestion.LimitUsual
    ) => answers.ListAsync(status, cursor, limit, cancel);

    private static Task<Answer> UpdateAsync(string id, Body<UpdateBulletinBody> body, HttpContext http, BulletinAnswers answers)
    {
        UpdateBulletinBody said = body.Value;
        return answers.WriteAsync(
            id,
            said.Override ?? [],
            http,
            (asking, known, made, now) =>
                new BulletinCommand.Update(
                    made,
                    known,
                    said.Status,
                    said.Body,
                    said.NextUpdateAt,
                    said.Components is { } named ? [.. named] : null,
                    said.Corrects,
                    asking.By,
                    now
                )
        );
    }

    private static Task<Answer> DescribeAsync(string id, Body<DescribeBulletinBody> body, HttpContext http, BulletinAnswers answers) =>
        answers.WriteAsync(
            id,
            body.Value.Override ?? [],
            http,
            (asking, _, _, now) =>
                new BulletinCommand.Describe(EdgeText.Line(body.Value.Title, ApiJson.TextBytesMax), body.Value.Impact, asking.By, now)
        );

    private static Task<Answer> MoveAsync(string id, Body<RescheduleBody> body, HttpContext http, BulletinAnswers answers) =>
        answers.WriteAsync(
            id,
            [],
            http,
            (asking, _, _, now) => new BulletinCommand.Reschedule(body.Value.From, body.Value.Until, asking.By, now)
        );

    private static Task<Answer> WithdrawAsync(string id, Body<ReasonBody> body, HttpContext http, BulletinAnswers answers) =>
        answers.WriteAsync(id, [], http, (asking, _, _, now) => new BulletinCommand.Withdraw(body.Value.Reason, asking.By, now));

    private static Task<Answer> RestoreAsync(string id, HttpContext http, BulletinAnswers answers) =>
        answers.WriteAsync(id, [], http, (asking, _, _, now) => new BulletinCommand.Restore(asking.By, now));
}
