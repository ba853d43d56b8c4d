// What the forms of a schedule's page ask for: that somebody stands in, takes a turn or is away.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.OnCall.Pages;

internal static class RosterFormPosts
{
    public static void MapRosterFormPosts(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder posts = routes
            .MapGroup("/on-call/{schedule}")
            .ExcludeFromDescription()
            .DisableAntiforgery()
            .RequireAuthorization(Policies.Respond);
        Map(posts, RosterFields.Of.Override, "Saved.");
        Map(posts, RosterFields.Of.Swap, "Asked.");
        Map(posts, RosterFields.Of.Absence, "Saved.");
    }

    /// <summary>The generator of routes sees no Razor component, so the types of path and answer are written here.</summary>
    private static void Map(RouteGroupBuilder posts, RosterFields.Of kind, string done)
    {
        string path = "/" + RosterFields.PathOf(kind);
        posts.MapPost(
            path,
            Task<IResult> (
                string schedule,
                HttpContext http,
                OnCallConsole console,
                OrganisationReader organisations,
                RosterWriter writer
            ) => AnswerAsync(schedule, http, (kind, done), console, organisations, writer)
        );
    }

    private static async Task<IResult> AnswerAsync(
        string id,
        HttpContext http,
        (RosterFields.Of Kind, string Done) form,
        OnCallConsole console,
        OrganisationReader organisations,
        RosterWriter writer
    )
    {
        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        if (!http.Request.HasFormContentType || organisation.Schedules.GetValueOrDefault(id) is not { } schedule)
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status404NotFound,
                "There is no such schedule",
                "Nothing was changed.",
                "schedule.not_found",
                "/on-call"
            );
        }

        IFormCollection fields = await http.Request.ReadFormAsync(http.RequestAborted);
        Shown shown = Shown.Of(name => fields[name].ToString(), OnCallPages.TwoWeeks);
        string name = shown.Picked is null ? RosterFields.NameOf(form.Kind) : RosterFields.Picked;
        TypedChange typed = TypedChange.Of(name, form.Kind, fields);
        ImmutableArray<FieldError> unread = typed.Unread(schedule.Zone);
        Asking asking = Asking.OfForm(http, fields);
        Func<Organisation, DateTimeOffset, string, Core.Rosters.RosterCommand> command = (known, now, made) =>
            typed.Command(made, known, schedule, asking.By, now);
        Rejection? why;
        if (unread.IsEmpty)
        {
            Written written = await writer.WriteAsync(asking, command);
            why = (written.Outcome as Outcome.Refused)?.Why;
            if (why is null)
            {
                string query = shown.Calendar is null ? "" : shown.Unpicked.Query;
                return PostResult.SeeOther(http, $"/on-call/{id}{query}", string.Join(' ', written.Warnings.Prepend(form.Done)));
            }
        }
        else
        {
            why = await writer.JudgeAsync(command);
        }

        ScheduleModel model = (await console.ScheduleAsync(id, shown, http.User, http.RequestAborted))! with
        {
            Typed = typed.With(unread, why),
        };
        return Fragment.Asked(http.Request)
            ? Fragment.Of<ScheduleLive>(http, model.Rev, new { Model = model }, StatusCodes.Status422UnprocessableEntity)
            : Fragment.Page<SchedulePage>(http, new { Model = model }, StatusCodes.Status422UnprocessableEntity);
    }
}
