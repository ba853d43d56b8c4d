// The severity guide over the API: which severity, and what each would do now.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Reactions;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Incidents.Api;

internal static class GuideRoute
{
    public static void MapSeverityGuide(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/severity-guide", GetAsync)
            .WithName("GetSeverityGuide")
            .WithSummary("Which severity three answers suggest, and what each severity would set in motion now")
            .WithDescription(
                "Without answers it is the questions. `down` and `workaround` are `yes` or `no`, `feels` is `everybody`, `some` or `us`; all three, or none. "
                    + "With `service` it says whom declaring would page now; the caller, who would take command, is not among them."
            )
            .WithTags("Incidents")
            .RequireAuthorization(Policies.Read)
            .Refuses(Status400BadRequest, "request.invalid");

    private static async Task<Results<Ok<GuideDetail>, ProblemHttpResult>> GetAsync(
        HttpContext http,
        OrganisationReader organisations,
        OnCallAnswers onCall,
        TimeProvider clock,
        CancellationToken cancel,
        string? service = null,
        string? down = null,
        string? workaround = null,
        string? feels = null
    )
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        string?[] said = [down, workaround, feels];
        FieldErrors errors = new();
        foreach ((GuideQuestion question, string? answer) in GuideQuestion.All.Zip(said))
        {
            bool isOne = question.Answers.Any(one => one.Value == answer);
            bool mayBeMissing = answer is null && said.All(one => one is null);
            errors.When(
                !isOne && !mayBeMissing,
                question.Id,
                $"{question.Text} Use {string.Join(", ", question.Answers.Select(one => one.Value))}."
            );
        }

        bool isKnown = service is null || (Slug.IsValid(service) && organisation.Service(new ServiceId(service)) is not null);
        errors.When(!isKnown, "service", $"There is no service '{EdgeText.Line(service ?? "", EdgeLimits.NameBytes)}'.");
        if (errors.Any)
        {
            return errors.Refuse("request.invalid", "The guide says nothing, because the question is not right.").ToBadQuestion();
        }

        SeverityGuide? guide = GuideQuery.Read(http.Request.Query);
        ServiceId? of = service is null ? null : new ServiceId(service);
        PersonId? caller = Caller.Require(http.User).Person;
        IEnumerable<GuideLevel> levels = Enum.GetValues<Severity>()
            .Select(severity =>
                Level(
                    organisation,
                    severity,
                    PagedNow.Of(onCall, organisation, IncidentType.Incident, severity, of, caller, clock.GetUtcNow())
                )
            );
        return TypedResults.Ok(new GuideDetail(GuideQuestion.All, guide?.Suggested, guide?.Because, [.. levels]));
    }

    private static GuideLevel Level(Organisation organisation, Severity severity, PagedNow paged)
    {
        ResponsePolicy policy = organisation.ResponsePolicy(severity);
        return new(
            severity,
            PolicyWords.Grade(severity),
            PolicyWords.ExamplesOf(policy),
            [.. PolicyWords.Consequences(policy)],
            Named(paged.Now),
            Named(paged.Later)
        );
    }

    private static ImmutableArray<GuidePerson> Named(ImmutableArray<Person> people) =>
        [.. people.Select(person => new GuidePerson(person.Id, person.Name))];
}
