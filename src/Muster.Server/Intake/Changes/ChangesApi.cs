// Tells of a change over the API, and lists those that anybody told of.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Changes;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Changes;

internal static class ChangesApi
{
    private const string Path = "/api/v1/changes";
    private const string All = "all";

    public static void MapChanges(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder changes = routes.MapGroup(Path).WithTags("Changes");
        changes
            .MapPost("", PostAsync)
            .WithBodies()
            .RequireAuthorization(Policies.Send)
            .WithName("TellOfChange")
            .WithSummary("Tells of a change, such as a deployment; it pages nobody and is shown beside incidents")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "change.invalid");
        changes
            .MapGet("", ListAsync)
            .RequireAuthorization(Policies.Read)
            .WithName("ListChanges")
            .WithSummary("Lists what was changed, the latest first")
            .Refuses(StatusCodes.Status400BadRequest, "request.invalid");
    }

    private static async Task<Results<Created<ChangeRow>, ProblemHttpResult>> PostAsync(
        Body<ChangeBody> sent,
        HttpContext http,
        ChangeIntake intake,
        OrganisationReader organisations
    )
    {
        ChangeBody body = sent.Value;
        string service = EdgeText.Line(body.Service ?? "", EdgeLimits.NameBytes);
        var services = (await organisations.CurrentAsync(http.RequestAborted)).Services.Values;
        FieldErrors mistakes = new FieldErrors()
            .Text("summary", body.Summary, EdgeLimits.TitleBytes)
            .When(
                service.Length > 0 && !services.Any(one => one.Id.Value == service || one.Name == service),
                "service",
                $"There is no service '{service}'. Leave it out when the change is of none."
            )
            .When(
                body.Link is { } link && !(Uri.TryCreate(link, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"),
                "link",
                "Write a whole address, such as https://ci.example.org/builds/42."
            );
        if (mistakes.Any)
        {
            return mistakes.Refuse("change.invalid", "Nothing was taken.").ToProblem();
        }

        ReportedChange change = new(
            EdgeText.Line(body.Summary, EdgeLimits.TitleBytes),
            body.Kind,
            body.Source is { Length: > 0 } source ? EdgeText.Line(source, EdgeLimits.NameBytes) : null,
            service.Length > 0 ? service : null,
            body.At,
            body.Link is { } href ? [new ChangeLink(EdgeText.Line(href, EdgeLimits.UrlBytes), Text: null)] : [],
            [],
            IntakeKey.NameOf(http.User)
        );
        return TypedResults.Created(Path, await intake.AcceptAsync(change, CancellationToken.None));
    }

    /// <param name="q">Words that must all occur.</param>
    /// <param name="service">Only changes of this service.</param>
    /// <param name="kind">Only changes of this kind: deploy, flag, config, schema or other; all when left out.</param>
    /// <param name="since">Only changes that were made then or later.</param>
    /// <param name="until">Only changes that were made before.</param>
    private static async Task<Results<Ok<ChangeList>, ProblemHttpResult>> ListAsync(
        IViewStore views,
        CancellationToken cancel,
        string? q = null,
        string? service = null,
        string kind = All,
        string? since = null,
        string? until = null,
        string? cursor = null,
        int limit = ListQuestion.LimitUsual
    )
    {
        DateTimeOffset from = DateTimeOffset.MinValue;
        DateTimeOffset to = DateTimeOffset.MaxValue;
        FieldErrors mistakes = new FieldErrors()
            .When(kind != All && ChangeKindText.Read(kind) is null, "kind", $"Use one of {string.Join(", ", ChangeKindText.Names)}, {All}.")
            .When(since is not null && !InstantForm.TryRead(since, out from), "since", $"Write {InstantForm.Expected}.")
            .When(until is not null && !InstantForm.TryRead(until, out to), "until", $"Write {InstantForm.Expected}.");
        if (mistakes.Any)
        {
            return mistakes.Refuse("request.invalid", "The list was not read, because the question is not right.").ToBadQuestion();
        }

        if (!ListQuestion.TryRead(All, [All], cursor, limit, out ViewCursor? after, out Rejection? why))
        {
            return why!.ToBadQuestion();
        }

        ViewQuery query = new(
            Views.Change,
            ChangeKindText.Read(kind) is { } only ? [only.Name()] : [],
            ListQuestion.Words(q),
            after ?? (until is null ? null : new ViewCursor(to, "")),
            limit
        )
        {
            Subject = string.IsNullOrEmpty(service) ? null : EdgeText.Line(service, EdgeLimits.NameBytes),
            Searched = ViewQuery.SearchedMax,
        };
        IReadOnlyList<View> found = await views.ListAsync(query, cancel);
        ChangeRow[] late = [.. found.Select(view => view.Row<ChangeRow>()).TakeWhile(change => change.At >= from)];
        string? next = late.Length < found.Count ? null : await views.NextAsync(query, found, cancel);
        return TypedResults.Ok(new ChangeList([.. late], next));
    }
}
