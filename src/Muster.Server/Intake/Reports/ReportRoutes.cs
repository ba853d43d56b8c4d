// The door for people: what somebody saw or a customer told is a signal too.
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Reports;

internal static class ReportRoutes
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/v1/reports", PostAsync)
            .WithBodies()
            .RequireAuthorization(Policies.Respond)
            .WithName("Report")
            .WithSummary("Reports what no monitoring saw: it is routed, grouped and paged as any other alert")
            .WithTags("Intake")
            .WithHeader(ReceiptHeader.Name, ReceiptHeader.Says)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "report.invalid");
        routes
            .MapPut("/api/v1/reports/{fingerprint}/resolution", ResolveAsync)
            .RequireAuthorization(Policies.Respond)
            .WithName("ResolveReport")
            .WithSummary("Says that what was reported is over")
            .WithTags("Intake")
            .Refuses(StatusCodes.Status404NotFound, "report.unknown", "report.not_firing");
    }

    private static async Task<Results<Created<ReportAnswer>, ProblemHttpResult>> PostAsync(
        Body<ReportBody> sent,
        HttpContext http,
        AlertIntake intake,
        OrganisationReader organisations
    )
    {
        ReportBody body = sent.Value;
        Caller caller = Caller.Require(http.User);
        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        FieldErrors mistakes = new FieldErrors()
            .Text("title", body.Title, EdgeLimits.TitleBytes)
            .When(caller.Person is null, "key", "This key stands for nobody; a report needs a reporter. Make a key with a person.")
            .When(
                body.Service is { Length: > 0 } named && !organisation.Services.ContainsKey(named),
                "service",
                $"There is no service '{body.Service}'. Leave it out when nobody knows."
            );
        if (mistakes.Any)
        {
            return mistakes.Refuse("report.invalid", "Nothing was reported.").ToProblem();
        }

        ManualReport report = new(
            EdgeText.Line(body.Title, EdgeLimits.TitleBytes),
            (body.Description ?? body.Text) is { Length: > 0 } text ? EdgeText.Clean(text, EdgeLimits.DetailsBytes) : null,
            body.Service is { Length: > 0 } service ? ServiceId.Parse(service) : null,
            body.Severity ?? SeverityLabels.Unknown,
            body.StartedAt,
            caller.Person!.Value
        );
        Receipt receipt = await intake.ReportAsync(report, CancellationToken.None);
        ReceiptHeader.Write(http.Response, receipt);
        return TypedResults.Created(
            $"/api/v1/receipts/{receipt.Id}",
            new ReportAnswer(receipt.Id, receipt.Lines[0].Fingerprint.ToString(), receipt.Lines[0].Alert)
        );
    }

    private static async Task<Results<Ok<ReportAnswer>, ProblemHttpResult>> ResolveAsync(
        string fingerprint,
        ClaimsPrincipal user,
        AlertIntake intake
    )
    {
        if (!Fingerprint.TryParse(fingerprint, out Fingerprint resolved) || Caller.Require(user).Person is not { } person)
        {
            return Rejection
                .NotFound("report.unknown", "There is no such report, or the key stands for nobody. Nothing was changed.")
                .ToProblem();
        }

        // Not as a report of its own, which would put its words in the place of the first one's.
        string by = ManualReport.KeyOf(person);
        Signal over = new(resolved, ManualReport.Door, by, LabelSet.Empty, LabelSet.Empty, Resolved: true, null, null, null);
        Receipt receipt = await intake.AcceptAsync(ManualReport.Door, by, [over], CancellationToken.None);
        return receipt.Lines[0] is { Outcome: "resolved" } line
            ? TypedResults.Ok(new ReportAnswer(receipt.Id, line.Fingerprint.ToString(), line.Alert))
            : Rejection.NotFound("report.not_firing", "No report with this fingerprint is open. Nothing was changed.").ToProblem();
    }
}

/// <param name="Title">One line: what was seen.</param>
/// <param name="Service">The id of the service; leave it out when nobody knows.</param>
/// <param name="Severity">As the reporter judges it: SEV-1 to SEV-4; SEV-2 when it is left out.</param>
/// <param name="Description">What else is known.</param>
/// <param name="Text">The same as description.</param>
/// <param name="StartedAt">Since when; now when it is left out.</param>
internal sealed record ReportBody(
    string Title,
    string? Service = null,
    Severity? Severity = null,
    string? Description = null,
    string? Text = null,
    DateTimeOffset? StartedAt = null
);

/// <param name="Fingerprint">Names the report when it is resolved.</param>
internal sealed record ReportAnswer(string Receipt, string Fingerprint, long? Alert);
