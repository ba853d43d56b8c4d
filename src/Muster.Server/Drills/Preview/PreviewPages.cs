// The page on which somebody who writes a scenario tries it out: its mistakes, or what it comes to.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Drills.Document;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Preview;

internal static class PreviewPages
{
    public const string Home = "/drills/scenarios/preview";

    public static void MapPreview(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes
            .MapGroup(Home)
            .ExcludeFromDescription()
            .RequireAuthorization(Policies.Respond)
            .DisableAntiforgery();
        pages.MapGet(
            "",
            (HttpContext http, CancellationToken _) => Task.FromResult(Page(http, new(new("", Difficulty.Practised), [], null)))
        );
        pages.MapPost("", TryAsync).WithMetadata(new ScenarioBody());
    }

    private static async Task<IResult> TryAsync(HttpContext http, ScenarioTrials trials)
    {
        if (await FormAsync(http) is not { } form)
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status400BadRequest,
                "That form could not be read",
                "Nothing was tried. Paste the scenario, or choose its file, and send it again.",
                "request.malformed",
                Home
            );
        }

        TypedScenario typed = await TypedScenario.OfAsync(form, http.RequestAborted);
        ScenarioReading reading = typed.Read();
        return reading.IsGood
            ? Page(http, new(typed, [], await trials.TryAsync(reading.Scenario, typed.Difficulty, http.RequestAborted)))
            : Page(http, new(typed, reading.Mistakes, null), StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Null when it is no form.</summary>
    private static async Task<IFormCollection?> FormAsync(HttpContext http)
    {
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static IResult Page(HttpContext http, PreviewView model, int status = StatusCodes.Status200OK) =>
        Fragment.Page<PreviewPage>(http, new { Model = model }, status);

    /// <summary>A file, the text beside it, and the fields.</summary>
    private sealed class ScenarioBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 4 * TypedScenario.BytesMax;
    }
}
