// The linter of statements over the API: a line comes in and its findings go out, as with the CLI.
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Communications;
using Muster.Core.Communications.Lint;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Communications;

public static class LintRoute
{
    public static IEndpointRouteBuilder MapStatementLint(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGroup("/api/v1/statements")
            .WithTags("Statements")
            .WithBodies()
            .DisableAntiforgery()
            .RequireAuthorization(Policies.Read)
            .MapPost("/lint", LintAsync)
            .WithName("LintStatement")
            .WithSummary("Says what to mend in a statement: guesses, promises without a time, blame and the like. Nothing is stored")
            .Refuses(Status422UnprocessableEntity, "statement.invalid");
        return routes;
    }

    private static async Task<Results<Ok<LintedItem>, ProblemHttpResult>> LintAsync(
        Body<LintBody> body,
        OrganisationReader organisations,
        CancellationToken cancel
    )
    {
        LintBody said = body.Value;
        FieldErrors errors = new FieldErrors().When(
            said.Text.Length > StatementLint.UnitsMax,
            "text",
            $"It has {said.Text.Length} characters; at most {StatementLint.UnitsMax} are read. A statement is five lines."
        );
        if (errors.Any)
        {
            return errors.Refuse("statement.invalid", "The statement was not read, because the input is not right.").ToProblem();
        }

        StatementContext context = new(
            said.Audience,
            said.Facts is { } facts ? Facts.Of(facts) : null,
            HouseNames.Of(await organisations.CurrentAsync(cancel))
        );
        return TypedResults.Ok(new LintedItem(said.Id, [.. StatementLint.Find(said.Text, context).Select(FindingItem.Of)]));
    }
}

/// <param name="Id">Given back as it came.</param>
/// <param name="Severity">Taken and not judged by.</param>
/// <param name="Facts">Of any shape: each number in it counts, those in sentences too, and the length of each list. Left out, numbers are not judged.</param>
public sealed record LintBody(string Text, Audience Audience, string? Id = null, string? Severity = null, JsonElement? Facts = null);

/// <param name="Findings">In the order of their places.</param>
public sealed record LintedItem(string? Id, ImmutableArray<FindingItem> Findings);
