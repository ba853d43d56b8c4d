// The linter of reviews over the API: a text comes in and its findings go out, as with the CLI.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Reviews.Lint;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Reviews.Api;

internal static class LintRoute
{
    public static void MapReviewLint(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/api/v1/reviews")
            .WithTags("Reviews")
            .WithBodies()
            .DisableAntiforgery()
            .RequireAuthorization(Policies.Read)
            .MapPost("/lint", Lint)
            .WithName("LintReviewText")
            .WithSummary(
                "Says what to mend in a text of a review: a person as the cause, a why that repeats the one before and the like. Nothing is stored"
            )
            .Refuses(Status422UnprocessableEntity, "review.invalid");

    /// <summary>More names than any sentence could be about.</summary>
    private const int PeopleMax = 500;

    private static Results<Ok<LintedText>, ProblemHttpResult> Lint(Body<LintTextBody> body)
    {
        LintTextBody said = body.Value;
        FieldErrors errors = new FieldErrors().When(
            said.Text.Length > ReviewLint.UnitsMax,
            "text",
            $"It has {said.Text.Length} characters; at most {ReviewLint.UnitsMax} are read. Send it in parts."
        );
        ImmutableArray<string> people = said.Context?.People is { IsDefault: false } named ? named : [];
        errors
            .When(people.Length > PeopleMax, "context.people", $"At most {PeopleMax} names are looked for.")
            .When(
                people.Any(name => name?.Length > EdgeLimits.NameBytes),
                "context.people",
                $"A name has at most {EdgeLimits.NameBytes} characters."
            );
        if (errors.Any)
        {
            return errors.Refuse("review.invalid", "The text was not read, because the input is not right.").ToProblem();
        }

        LintContext around = said.Context ?? new();
        ReviewContext context = new(around.Previous, around.Owner, around.Due, around.Verification, people);
        return TypedResults.Ok(new LintedText(said.Id, [.. ReviewLint.Find(said.Kind, said.Text, context).Select(FindingItem.Of)]));
    }
}

/// <param name="Id">Given back as it came.</param>
public sealed record LintTextBody(ReviewTextKind Kind, string Text, string? Id = null, LintContext? Context = null);

/// <summary>What stands around a text. Of an action item: what stands here need not stand in the text.</summary>
/// <param name="Previous">The answer that a why asks on from.</param>
/// <param name="Due">By when, as it was written.</param>
/// <param name="People">Who is known by name.</param>
public sealed record LintContext(
    string? Previous = null,
    string? Owner = null,
    string? Due = null,
    string? Verification = null,
    ImmutableArray<string>? People = null
);

/// <param name="Findings">In the order of their places.</param>
public sealed record LintedText(string? Id, ImmutableArray<FindingItem> Findings);
