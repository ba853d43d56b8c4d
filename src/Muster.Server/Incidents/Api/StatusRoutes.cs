// Where an incident stands: severity, title, impact start, mitigation, resolution over the API.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.Incidents.Api.IncidentDetail>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.Incidents.Api;

internal static class StatusRoutes
{
    public static void MapStatus(this IEndpointRouteBuilder incidents)
    {
        incidents
            .MapPut("/{id}/severity", SeverityAsync)
            .WithName("ChangeSeverity")
            .WithSummary("Raises or lowers the severity")
            .Refuses(Status409Conflict, "incident.closed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/title", TitleAsync)
            .WithName("RetitleIncident")
            .WithSummary("Changes the title")
            .Refuses(Status409Conflict, "incident.closed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/impact-start", ImpactStartAsync)
            .WithName("SetImpactStart")
            .WithSummary("Says when the impact began")
            .Refuses(Status409Conflict, "incident.closed")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/mitigation", MitigateAsync)
            .WithName("MitigateIncident")
            .WithSummary("Says when the impact stopped; the incident is mitigated")
            .Refuses(Status409Conflict, "incident.closed", "incident.resolved", "incident.not_acknowledged")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapPut("/{id}/resolution", ResolveAsync)
            .WithName("ResolveIncident")
            .WithSummary("Resolves; refused before it is known when the impact stopped")
            .Refuses(Status409Conflict, "incident.closed", "incident.not_mitigated")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
        incidents
            .MapDelete("/{id}/resolution", ReopenAsync)
            .WithName("ReopenIncident")
            .WithSummary("Reopens an incident that was not over")
            .Refuses(Status422UnprocessableEntity, "incident.invalid");
    }

    private static Task<Answer> SeverityAsync(string id, Body<SeverityBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(
            id,
            http,
            (asking, now, _) => new IncidentCommand.ChangeSeverity(body.Value.Severity, body.Value.Reason, asking.By, now)
        );

    private static Task<Answer> TitleAsync(string id, Body<TitleBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now, _) => new IncidentCommand.Retitle(body.Value.Title, asking.By, now));

    private static Task<Answer> ImpactStartAsync(string id, Body<ImpactStartBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now, _) => new IncidentCommand.SetImpactStart(body.Value.ImpactStartedAt, asking.By, now));

    private static Task<Answer> MitigateAsync(string id, Body<MitigateBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(
            id,
            http,
            (asking, now, _) => new IncidentCommand.Mitigate(body.Value.ImpactStoppedAt, body.Value.Text, asking.By, now)
        );

    private static Task<Answer> ResolveAsync(string id, Body<ResolveBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now, _) => new IncidentCommand.Resolve(body.Value.Text, asking.By, now));

    private static Task<Answer> ReopenAsync(string id, Body<ReasonBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now, _) => new IncidentCommand.Reopen(body.Value.Reason, asking.By, now));
}

public sealed record SeverityBody(Severity Severity, string Reason);

public sealed record TitleBody(string Title);

public sealed record ImpactStartBody(DateTimeOffset ImpactStartedAt);

/// <param name="ImpactStoppedAt">When the bleeding stopped.</param>
public sealed record MitigateBody(DateTimeOffset ImpactStoppedAt, string? Text = null);

/// <param name="Text">What fixed the cause.</param>
public sealed record ResolveBody(string Text);
