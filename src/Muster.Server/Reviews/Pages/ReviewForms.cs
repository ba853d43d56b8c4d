// The forms of a review as a whole: draft, sections, closure.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Reviews;

namespace Muster.Server.Reviews.Pages;

internal static class ReviewForms
{
    public static void MapReviewForms(this IEndpointRouteBuilder review)
    {
        review.MapPost("/draft", DraftAsync);
        review.MapPost("/sections/{section}", WriteAsync);
        review.MapPost("/closure", CloseAsync);
        review.MapPost("/closure/removal", ReopenAsync);
    }

    private static Task<IResult> DraftAsync(string id, HttpContext http, ReviewForm form, ReviewWriter writer) =>
        form.PostAsync(http, id, "draft", "live", said => writer.DraftAsync(said.Incident, said.Asking));

    private static async Task<IResult> WriteAsync(string id, string section, HttpContext http, ReviewForm form) =>
        SectionNames.TryParse(section, out ReviewSection wanted)
            ? await form.PostAsync(
                http,
                id,
                $"edit-{wanted.Name()}",
                $"part-{wanted.Name()}",
                (said, now) => new ReviewCommand.WriteSection(wanted, said.Text("text"), said.By, now),
                (said, review) => Seen.Check(said.Optional("seen"), review.Section(wanted), said.Text("text"))
            )
            : TypedResults.NotFound();

    private static Task<IResult> CloseAsync(string id, HttpContext http, ReviewForm form) =>
        form.PostAsync(http, id, "close", "closing", (said, now) => new ReviewCommand.Close(said.By, now));

    private static Task<IResult> ReopenAsync(string id, HttpContext http, ReviewForm form) =>
        form.PostAsync(http, id, "reopen", "closing", (said, now) => new ReviewCommand.Reopen(said.Text("reason"), said.By, now));
}
