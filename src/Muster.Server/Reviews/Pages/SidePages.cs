// The pages beside a review: the meeting, the STAR summaries, and the earlier texts of a section.
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Reviews.Pages;

internal static class SidePages
{
    public static void MapSidePages(this IEndpointRouteBuilder reviews)
    {
        reviews.MapGet("/{id}/meeting", MeetingAsync);
        reviews.MapGet("/{id}/meeting/live", MeetingLiveAsync);
        reviews.MapGet("/{id}/meeting/begin", Begin);
        reviews.MapGet("/{id}/star", StarAsync);
        reviews.MapGet("/{id}/sections/{section}/history", HistoryAsync);
    }

    private static async Task<IResult> MeetingAsync(
        string id,
        HttpContext http,
        ReviewViews views,
        string? part = null,
        long? began = null
    ) =>
        await ReadAsync(id, http, views) is { } view
            ? Fragment.Page<MeetingPage>(
                http,
                new
                {
                    Model = view,
                    Part = PartOf(part),
                    Began = BeganAt(began),
                }
            )
            : TypedResults.NotFound();

    private static async Task<IResult> MeetingLiveAsync(
        string id,
        HttpContext http,
        ReviewViews views,
        string? part = null,
        long? began = null
    ) =>
        await ReadAsync(id, http, views) is { } view
            ? Fragment.Of<MeetingLive>(
                http,
                view.Rev,
                new
                {
                    Model = view,
                    Part = PartOf(part),
                    Began = BeganAt(began),
                }
            )
            : TypedResults.NotFound();

    /// <summary>The beginning stands in the address, so that everybody who is given it sees the same clock, and nothing is kept.</summary>
    private static IResult Begin(string id, TimeProvider clock) =>
        IncidentId.TryParse(id, out IncidentId incident)
            ? TypedResults.Redirect(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"/reviews/{incident}/meeting?part={MeetingPart.Agenda[0].Key}&began={clock.GetUtcNow().ToUnixTimeSeconds()}"
                )
            )
            : TypedResults.NotFound();

    private static async Task<IResult> StarAsync(string id, HttpContext http, ReviewViews views, string? person = null) =>
        await views.ReadAsync(id, http) is { } view
            ? Fragment.Page<StarPage>(http, new { Model = view, Person = person })
            : TypedResults.NotFound();

    private static async Task<IResult> HistoryAsync(string id, string section, HttpContext http, ReviewViews views, ReviewReader reader) =>
        SectionNames.TryParse(section, out ReviewSection wanted) && await ReadAsync(id, http, views) is { } view
            ? Fragment.Page<HistoryPage>(
                http,
                new
                {
                    Model = view,
                    Section = wanted,
                    Texts = WrittenText.Of(wanted, await reader.EventsAsync(view.Incident.Id, http.RequestAborted)),
                }
            )
            : TypedResults.NotFound();

    /// <summary>Null when there is no such incident, or no review of it yet.</summary>
    private static async Task<ReviewView?> ReadAsync(string id, HttpContext http, ReviewViews views) =>
        await views.ReadAsync(id, http) is { Review.Exists: true } view ? view : null;

    private static MeetingPart PartOf(string? key) => MeetingPart.Agenda.FirstOrDefault(part => part.Key == key, MeetingPart.Agenda[0]);

    private static DateTimeOffset? BeganAt(long? seconds) =>
        seconds is >= 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : null;
}
