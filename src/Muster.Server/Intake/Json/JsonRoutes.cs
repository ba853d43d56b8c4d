// The door of any JSON, read by a template that an admin writes.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Json;

internal static class JsonRoutes
{
    private const string Template = "template";

    public static void MapJson(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost(ProblemDoor.Path(TemplateParser.Door), PostAsync)
            .AsProblemDoor<PostedMessage>()
            .WithName("SendJson")
            .WithSummary("Takes any JSON and reads it by a template of the organisation; good alerts are kept beside bad ones")
            .WithDescription("Described is what the template reads that counts where none is named.")
            .WithParameter(Template, ParameterLocation.Query, "The id of the template in the organisation's intakeTemplates.")
            .Produces<Taken>();

    private static async Task<IResult> PostAsync(HttpContext http, AlertIntake intake, OrganisationReader organisations, TimeProvider clock)
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken)
        {
            return ProblemDoor.Refused(body.Status, body.Why);
        }

        Reading read;
        string key = IntakeKey.NameOf(http.User);
        try
        {
            IntakeTemplate? template = await FindAsync(http, organisations);
            read = template is null
                ? Reading.Unreadable(
                    $"There is no intake template '{EdgeText.Line(http.Request.Query[Template].ToString(), EdgeLimits.LabelNameBytes)}'; "
                        + "look at intakeTemplates in the organisation file. Nothing was taken."
                )
                : TemplateParser.Parse(key, template, body.Bytes);
        }
        catch (StoreUnavailableException)
        {
            ReceiptHeader.WriteRetryAfter(http.Response);
            return ProblemDoor.Refused(
                StatusCodes.Status503ServiceUnavailable,
                "Nothing can be read or stored at the moment, so nothing was taken. Send it again."
            );
        }

        return await ProblemDoor.TakeAsync(http, intake, TemplateParser.Door, key, read) ?? Taken.Of(http.Response, read);
    }

    private static async Task<IntakeTemplate?> FindAsync(HttpContext http, OrganisationReader organisations)
    {
        string named = http.Request.Query[Template].ToString();
        var known = (await organisations.CurrentAsync(http.RequestAborted)).IntakeTemplates;
        return known.GetValueOrDefault(named.Length > 0 ? named : IntakeTemplates.Default.Id)
            ?? (named.Length == 0 || named == IntakeTemplates.Default.Id ? IntakeTemplates.Default : null);
    }
}

/// <summary>Other templates read other fields.</summary>
/// <param name="Title">What the alert is called.</param>
/// <param name="Message">One line: what is wrong.</param>
/// <param name="Status"><c>resolved</c>, <c>ok</c>, <c>up</c>, <c>closed</c> and the like end the alert; anything else fires.</param>
/// <param name="DedupKey">What makes two messages one alert.</param>
internal sealed record PostedMessage(
    string? Title = null,
    string? Message = null,
    string? Status = null,
    string? Severity = null,
    string? Service = null,
    string? DedupKey = null,
    string? Url = null
);
