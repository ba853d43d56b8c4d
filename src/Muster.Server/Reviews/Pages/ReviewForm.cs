// The way of a form of a review: read, decided, and answered with the page or with what was refused.
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Reviews.Pages;

/// <summary>What was typed into a form that is refused comes back in it, with the reason; without the script as with it.</summary>
public sealed class ReviewForm(ReviewWriter writer, ReviewViews views, IIds ids)
{
    /// <param name="form">The id of the form on the page.</param>
    /// <param name="anchor">Where on the page the reader goes on when it was done.</param>
    /// <param name="command">Makes the command from what was said and the instant.</param>
    /// <param name="unless">Refuses for what only the edge can see in the review as it stands.</param>
    public Task<IResult> PostAsync(
        HttpContext http,
        string id,
        string form,
        string anchor,
        Func<ReviewSaid, DateTimeOffset, ReviewCommand> command,
        Func<ReviewSaid, Review, Rejection?>? unless = null
    ) =>
        PostAsync(
            http,
            id,
            form,
            anchor,
            said =>
                writer.WriteAsync(
                    said.Incident,
                    said.Asking,
                    now => command(said, now),
                    unless is null ? null : (review, _) => unless(said, review)
                )
        );

    public async Task<IResult> PostAsync(HttpContext http, string id, string form, string anchor, Func<ReviewSaid, Task<Outcome>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (!IncidentId.TryParse(id, out IncidentId incident))
        {
            return TypedResults.NotFound();
        }

        if (await ReviewSaid.ReadAsync(http, incident, ids) is not { } said)
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status400BadRequest,
                "That request could not be read",
                "Nothing was changed. Use the forms of the page.",
                "request.malformed"
            );
        }

        return await write(said) is Outcome.Refused { Why: var why }
            ? await RefusedAsync(http, incident, new(form, why, said.Fields))
            : PostResult.SeeOther(http, $"/reviews/{incident}#{anchor}");
    }

    private async Task<IResult> RefusedAsync(HttpContext http, IncidentId incident, RefusedForm refused)
    {
        bool byScript = Fragment.Asked(http.Request);
        bool belongsInForm = refused.Why.Kind == RejectionKind.Invalid || refused.IsChangedMeanwhile;
        int status = refused.Why.Kind.Status();
        string rev = views.Rev(incident, http.User);
        ReviewView? view = await views.ReadAsync(incident, http.User, rev, CancellationToken.None);
        if (view is null or { Review.Exists: false } || (byScript && !belongsInForm))
        {
            return PostResult.Refused(http, status, "That was not done", refused.Why.Message, refused.Why.Code, $"/reviews/{incident}");
        }

        ReviewView told = view with { Refused = refused };
        return byScript
            ? Fragment.Of<ReviewLive>(http, rev, new { Model = told }, StatusCodes.Status422UnprocessableEntity)
            : Fragment.Page<ReviewPage>(http, new { Model = told }, status);
    }
}
