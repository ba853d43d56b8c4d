// Creates and lists alerts as Opsgenie's API does.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Alerts;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Opsgenie;

internal static class AlertRoutes
{
    private const string NoAlert = "There is no such alert, or it was raised with another key.";

    public static void MapOpsgenieAlerts(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/alerts", CreateAsync)
            .RequireAuthorization(Policies.Send)
            .WithName("CreateOpsgenieAlert")
            .WithSummary("Takes an alert as Opsgenie's API does; an open one with the same alias is renewed and not changed")
            .WithIntakeBody<PostedOpsgenieAlert>()
            .WithHeader(ReceiptHeader.Name, ReceiptHeader.Says)
            .Takes();
        routes
            .MapGet("/alerts", ListAsync)
            .RequireAuthorization(Policies.Intake)
            .WithName("ListOpsgenieAlerts")
            .WithSummary("Lists the latest alerts as Opsgenie's API does; an intake key sees its own, an api key all")
            .WithQuestion()
            .WithParameter("limit", ParameterLocation.Query, "1 to 100; 20 when it is left out.")
            .WithParameter("offset", ParameterLocation.Query, "How many are passed over.")
            .WithParameter("sort", ParameterLocation.Query, "createdAt, updatedAt or tinyId.")
            .WithParameter("order", ParameterLocation.Query, "asc or desc.")
            .Finds<IReadOnlyList<FoundAlert>>(StatusCodes.Status422UnprocessableEntity);
        routes
            .MapGet("/alerts/count", CountAsync)
            .RequireAuthorization(Policies.Intake)
            .WithName("CountOpsgenieAlerts")
            .WithSummary("Counts what the list would find")
            .WithQuestion()
            .Finds<AlertCount>(StatusCodes.Status422UnprocessableEntity);
        routes
            .MapGet("/alerts/{identifier}", GetAsync)
            .RequireAuthorization(Policies.Intake)
            .WithName("GetOpsgenieAlert")
            .WithSummary("One alert as Opsgenie's API shows it")
            .WithIdentifier()
            .Finds<FoundAlert>(StatusCodes.Status404NotFound);
        routes
            .MapGet("/alerts/requests/{request}", RequestAsync)
            .RequireAuthorization(Policies.Intake)
            .WithName("GetOpsgenieRequest")
            .WithSummary("What became of a request that was answered 202")
            .Finds<FoundRequest>(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> CreateAsync(HttpContext http, AlertIntake intake, TimeProvider clock)
    {
        (OpsgenieFields? fields, IResult? refusal) = await OpsgenieBody.ReadAsync(http, mayBeEmpty: false, clock);
        if (fields is null)
        {
            return refusal!;
        }

        OpsgenieAlert sent = AlertParser.Read(fields);
        if (fields.Errors.Count > 0)
        {
            return OpsgenieAnswers.Wrong(http, fields.Errors);
        }

        string key = IntakeKey.NameOf(http.User);
        string alias = sent.Alias ?? OpsgenieAnswers.NewId(http);
        Receipt receipt = await intake.AcceptAsync(AlertSignals.Door, key, [AlertSignals.Create(key, sent, alias)], CancellationToken.None);
        ReceiptHeader.Write(http.Response, receipt);
        return OpsgenieAnswers.Taken(http, receipt.Id);
    }

    private static async Task<IResult> ListAsync(HttpContext http, AlertFinder finder)
    {
        if (AlertQuestion.Read(http.Request.Query, out IReadOnlyDictionary<string, string> errors) is not { } asked)
        {
            return OpsgenieAnswers.Wrong(http, errors);
        }

        List<Alert> latest = await finder.LatestAsync(http.User, asked, asked.Enough, http.RequestAborted);
        Alert[] page = [.. asked.Sorted(latest).Skip(asked.Offset).Take(asked.Limit)];
        return OpsgenieAnswers.Found(http, await finder.ShowAsync(page, http.RequestAborted));
    }

    private static async Task<IResult> CountAsync(HttpContext http, AlertFinder finder)
    {
        if (AlertQuestion.Read(http.Request.Query, out IReadOnlyDictionary<string, string> errors) is not { } asked)
        {
            return OpsgenieAnswers.Wrong(http, errors);
        }

        List<Alert> all = await finder.LatestAsync(http.User, asked, enough: null, http.RequestAborted);
        return OpsgenieAnswers.Found(http, new AlertCount(all.Count));
    }

    private static async Task<IResult> GetAsync(HttpContext http, AlertFinder finder) =>
        await finder.FindAsync(http, http.RequestAborted) is { } alert && AlertFinder.MayRead(alert, http.User)
            ? OpsgenieAnswers.Found(http, (await finder.ShowAsync([alert], http.RequestAborted))[0])
            : OpsgenieAnswers.Refused(http, StatusCodes.Status404NotFound, NoAlert);

    private static async Task<IResult> RequestAsync(string request, HttpContext http, RequestBook book) =>
        await book.FindAsync(request, http.User, http.RequestAborted) is { } row
            ? OpsgenieAnswers.Found(
                http,
                new FoundRequest(
                    row.IsSuccess,
                    row.IsSuccess,
                    row.Action,
                    row.Status,
                    row.ProcessedAt,
                    row.AlertId ?? "",
                    row.Alias ?? "",
                    row.Key
                )
            )
            : OpsgenieAnswers.Refused(
                http,
                StatusCodes.Status404NotFound,
                "There is no request with this id, or it came with another key."
            );

    private static RouteHandlerBuilder WithQuestion(this RouteHandlerBuilder route) =>
        route.WithParameter(
            "query",
            ParameterLocation.Query,
            "field:value for status, alias, message, priority, tag, source, entity or tinyId, with AND between them; of the latest 5,000 alerts."
        );
}

internal sealed record AlertCount(int Count);

/// <param name="Success">The same as <paramref name="IsSuccess"/>.</param>
/// <param name="Status">What was done, or why it was not, in a sentence.</param>
/// <param name="AlertId">Empty when no alert was found.</param>
/// <param name="IntegrationId">The name of the key.</param>
internal sealed record FoundRequest(
    bool Success,
    bool IsSuccess,
    string Action,
    string Status,
    DateTimeOffset ProcessedAt,
    string AlertId,
    string Alias,
    string IntegrationId
);
