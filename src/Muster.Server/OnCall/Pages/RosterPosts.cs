// What the buttons beside each change of the plan do: it is removed, and a swap is answered or withdrawn.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.OnCall.Pages;

internal static class RosterPosts
{
    /// <summary>The choice that makes a gap on purpose; no person has it, for it is no slug.</summary>
    public const string Nobody = "-";

    /// <summary>What the field <c>page</c> says where a form stands on the front page: one comes back to it.</summary>
    private const string FrontPage = "now";

    public static void MapRosterPosts(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder posts = routes
            .MapGroup("/on-call/{schedule}")
            .ExcludeFromDescription()
            .DisableAntiforgery()
            .RequireAuthorization(Policies.Respond);
        posts.MapPost(
            "/changes/{id}/removal",
            (string schedule, string id, HttpContext http, RosterWriter writer, OnCallConsole console) =>
                RemoveAsync(
                    (schedule, id),
                    http,
                    writer,
                    console,
                    form => (by, _, now, _) => new RosterCommand.RemoveChange(id, form("reason"), by, now)
                )
        );
        posts.MapPost(
            "/absences/{id}/removal",
            (string schedule, string id, HttpContext http, RosterWriter writer, OnCallConsole console) =>
                RemoveAsync(
                    (schedule, id),
                    http,
                    writer,
                    console,
                    form => (by, _, now, _) => new RosterCommand.RemoveAbsence(id, form("reason"), by, now)
                )
        );
        posts.MapPost(
            "/swaps/{id}/acceptance",
            (string schedule, string id, HttpContext http, RosterWriter writer) =>
                AnswerAsync(
                    schedule,
                    http,
                    writer,
                    "Swapped.",
                    _ => (by, known, now, _) => new RosterCommand.AcceptSwap(id, known, IsAdmin(http), by, now)
                )
        );
        posts.MapPost(
            "/swaps/{id}/refusal",
            (string schedule, string id, HttpContext http, RosterWriter writer) =>
                AnswerAsync(
                    schedule,
                    http,
                    writer,
                    "Declined.",
                    form => (by, _, now, _) => new RosterCommand.DeclineSwap(id, form("reason"), IsAdmin(http), by, now)
                )
        );
        posts.MapPost(
            "/swaps/{id}/withdrawal",
            (string schedule, string id, HttpContext http, RosterWriter writer) =>
                AnswerAsync(
                    schedule,
                    http,
                    writer,
                    "Withdrawn.",
                    form => (by, _, now, _) => new RosterCommand.WithdrawSwap(id, form("reason"), IsAdmin(http), by, now)
                )
        );
    }

    /// <summary>A reason that is refused stands in its form again.</summary>
    private static async Task<IResult> RemoveAsync(
        (string Schedule, string Id) of,
        HttpContext http,
        RosterWriter writer,
        OnCallConsole console,
        Func<Func<string, string>, Func<Actor, Organisation, DateTimeOffset, string, RosterCommand>> command
    )
    {
        return await AnswerAsync(of.Schedule, http, writer, "Removed.", command, AgainAsync);

        async Task<IResult?> AgainAsync(Rejection why, IFormCollection fields)
        {
            Shown shown = Shown.Of(name => fields[name].ToString(), OnCallPages.TwoWeeks);
            string error = string.Join(' ', why.Errors.Where(error => error.Field == "reason").Select(error => error.Message));
            if (
                error.Length == 0
                || !Slug.IsValid(of.Schedule)
                || await console.ScheduleAsync(of.Schedule, shown, http.User, http.RequestAborted) is not { } model
            )
            {
                return null;
            }

            ScheduleModel again = model with { Removal = new(of.Id, fields["reason"].ToString(), error) };
            return Fragment.Asked(http.Request)
                ? Fragment.Of<ScheduleLive>(http, again.Rev, new { Model = again }, StatusCodes.Status422UnprocessableEntity)
                : Fragment.Page<SchedulePage>(http, new { Model = again }, StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <param name="again">The form with what was refused; null in it where the form cannot show that.</param>
    private static async Task<IResult> AnswerAsync(
        string schedule,
        HttpContext http,
        RosterWriter writer,
        string done,
        Func<Func<string, string>, Func<Actor, Organisation, DateTimeOffset, string, RosterCommand>> command,
        Func<Rejection, IFormCollection, Task<IResult?>>? again = null
    )
    {
        string back = Slug.IsValid(schedule) ? $"/on-call/{schedule}" : "/on-call";
        IFormCollection fields = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty;
        back = fields["page"] == FrontPage ? "/" : back;
        back += Shown.Of(name => fields[name].ToString(), 0) is { Calendar: not null } calendar ? calendar.Query : "";
        Asking asking = Asking.OfForm(http, fields);
        var made = command(field => EdgeText.Line(fields[field].ToString(), EdgeLimits.DetailsBytes));
        Written written = await writer.WriteAsync(asking, (known, now, id) => made(asking.By, known, now, id));
        return written.Outcome is not Outcome.Refused { Why: var why }
                ? PostResult.SeeOther(http, back, string.Join(' ', written.Warnings.Prepend(done)))
            : again is not null && await again(why, fields) is { } form ? form
            : PostResult.Refused(http, why.Kind.Status(), "The plan was not changed", why.Message, why.Code, back);
    }

    private static bool IsAdmin(HttpContext http) => Caller.Require(http.User).MayAdminister;
}
