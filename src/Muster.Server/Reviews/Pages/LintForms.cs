// The linter beside the forms of a review: reads what is typed, and keeps nothing.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Reviews.Lint;
using Muster.Core.Wording;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Reviews.Pages;

internal static class LintForms
{
    public static void MapLintForms(this IEndpointRouteBuilder review) => review.MapPost("/lint/{kind}", ReadAsync);

    private static async Task<IResult> ReadAsync(
        string id,
        ReviewTextKind kind,
        string form,
        string? after,
        HttpContext http,
        ReviewReader reader,
        OrganisationReader organisations,
        IIds ids
    )
    {
        if (!IncidentId.TryParse(id, out IncidentId incident) || await ReviewSaid.ReadAsync(http, incident, ids) is not { } said)
        {
            return TypedResults.NotFound();
        }

        string text = said.Text("text");
        Review review = await reader.ReviewAsync(incident, http.RequestAborted);
        ImmutableArray<string> people = ReviewRecord.Names(await organisations.CurrentAsync(http.RequestAborted));
        ImmutableArray<Finding> found =
            string.IsNullOrWhiteSpace(text) ? []
            : kind == ReviewTextKind.ActionItem
                ? ReviewFindings.OfActionItem(text, said.Optional("owner"), said.Optional("dueAt"), said.Optional("verification"))
            : kind == ReviewTextKind.Why ? ReviewFindings.OfWhy(review, text, string.IsNullOrEmpty(after) ? null : after, people)
            : ReviewFindings.OfText(text, people);
        return Fragment.Page<LintSlot>(
            http,
            new
            {
                Form = form,
                Text = text,
                Findings = found,
            }
        );
    }
}
