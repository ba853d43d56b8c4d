// What the doors have in common through which a forge tells of changes.
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Wire;

internal static class ChangeDoor
{
    private const string Service = "service";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = EdgeLimits.JsonDepth };

    /// <summary>Describes a door at <see cref="ProblemDoor.Path"/> that keeps changes and answers what became of each message.</summary>
    /// <typeparam name="TBody">What the format's parser reads of a body.</typeparam>
    public static RouteHandlerBuilder AsChangeDoor<TBody>(this RouteHandlerBuilder route) =>
        route
            .AsRefusingDoor<TBody>()
            .WithParameter(
                Service,
                ParameterLocation.Query,
                "The id or the name of the service that is changed; the name of the repository when it is left out."
            )
            .Produces<ChangeTaken>();

    /// <summary>Reads the message, keeps the change that it tells of, and says what became of it.</summary>
    public static async Task<IResult> TakeAsync(
        HttpContext http,
        ChangeIntake intake,
        ReadOnlyMemory<byte> json,
        Func<WebhookFields, ReadChange> read
    )
    {
        switch (Read(json, read))
        {
            case ReadChange.Malformed { Why: var why }:
                return ProblemDoor.Refused(StatusCodes.Status400BadRequest, why);
            case ReadChange.PassedOver { Why: var why }:
                return Results.Json(new ChangeTaken(null, why));
            case ReadChange.Issue { Url: var url }:
                bool isOurs = await http.RequestServices.GetRequiredService<IssueNews>().HearAsync(url, http.RequestAborted);
                return Results.Json(
                    new ChangeTaken(
                        null,
                        isOurs
                            ? "An action item is in this issue: how it stands is looked up."
                            : "Passed over: no action item is in this issue."
                    )
                );
            case ReadChange.Kept { Change: var change }:
                string asked = EdgeText.Line(http.Request.Query[Service].ToString(), EdgeLimits.NameBytes);
                return await KeepAsync(
                    http,
                    intake,
                    change with
                    {
                        Key = IntakeKey.NameOf(http.User),
                        Service = asked.Length > 0 ? asked : change.Service,
                    }
                );
            default:
                throw new InvalidOperationException("A message of a webhook was read in a way that no door knows.");
        }
    }

    private static ReadChange Read(ReadOnlyMemory<byte> json, Func<WebhookFields, ReadChange> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new ReadChange.Malformed("Nothing was taken: the body must be a JSON object.");
            }

            WebhookFields fields = new(document.RootElement);
            ReadChange found = read(fields);
            return fields.Missing.IsEmpty
                ? found
                : new ReadChange.Malformed($"Nothing was taken: {string.Join("; ", fields.Missing)}. Is this the door of its sender?");
        }
        catch (JsonException syntax)
        {
            return new ReadChange.Malformed("Nothing was taken: the body is no valid JSON. " + syntax.Message);
        }
    }

    private static async Task<IResult> KeepAsync(HttpContext http, ChangeIntake intake, ReportedChange change)
    {
        try
        {
            ChangeRow row = await intake.AcceptAsync(change, CancellationToken.None);
            return Results.Json(
                new ChangeTaken(
                    row.Id,
                    row.Service is { } service
                        ? $"Kept as a change of {service}: {row.Summary}"
                        : $"Kept: {row.Summary}. No service is called '{change.Service}', so it is a change of none."
                )
            );
        }
        catch (StoreUnavailableException)
        {
            ReceiptHeader.WriteRetryAfter(http.Response);
            return ProblemDoor.Refused(
                StatusCodes.Status503ServiceUnavailable,
                "Nothing can be stored at the moment, so nothing was taken. Send it again."
            );
        }
    }
}
