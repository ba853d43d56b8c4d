// The page on which an intake template is tried out before it is put into the organisation file.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Catalog.Document;
using Muster.Server.Web.Access;
using Muster.Server.Web.Document;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Trials;

namespace Muster.Server.Catalog.Pages;

internal static class TemplatePages
{
    private const string Home = "/settings/intake-templates";

    /// <summary>Stands on the page so that it can be tried at once.</summary>
    private const string Example = """
        {
          "title": "Checkout is slow",
          "message": "p99 is 4.2 s",
          "status": "alerting",
          "severity": "critical",
          "service": "checkout"
        }
        """;

    public static void MapTemplatePages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes
            .MapGroup(Home)
            .ExcludeFromDescription()
            .RequireAuthorization(Policies.SignedIn)
            .DisableAntiforgery();
        pages.MapGet("", ShowAsync);
        pages.MapPost("", TryAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, OrganisationReader organisations, string? template = null)
    {
        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        IntakeTemplate shown = Find(organisation, template);
        return Page(http, organisation, new(shown.Id, IntakeTemplateText.WriteAlone(shown), Example));
    }

    /// <summary>Nothing is stored: the answer is the page itself, with what would come of it.</summary>
    private static async Task<IResult> TryAsync(
        HttpContext http,
        OrganisationReader organisations,
        [FromServices] ITemplateTrial trial,
        [FromForm] string? template,
        [FromForm] string? text,
        [FromForm] string? payload
    )
    {
        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        Places places = new();
        IntakeTemplate read = IntakeTemplateText.ReadAlone(Find(organisation, template).Id, text ?? "", places);
        places.Add(IntakeTemplateRules.Check(read));
        TrialResult? result = places.Mistakes.Count == 0 ? trial.Try(read, payload ?? "") : null;
        return Page(
            http,
            organisation,
            new(read.Id, text ?? "", payload ?? "") { Mistakes = places.Mistakes, Result = result },
            result is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
    }

    private static IResult Page(HttpContext http, Organisation organisation, TriedTemplate tried, int status = StatusCodes.Status200OK) =>
        Fragment.Page<TemplatePage>(
            http,
            new { Tried = tried, Known = organisation.IntakeTemplates.Keys.Append(IntakeTemplates.Default.Id).Distinct().ToArray() },
            status
        );

    private static IntakeTemplate Find(Organisation organisation, string? id) =>
        organisation.IntakeTemplates.GetValueOrDefault(EdgeText.Line(id ?? "", EdgeLimits.NameBytes)) ?? IntakeTemplates.Default;
}
