// Reads what the pages of on-call show.
using System.Collections.Immutable;
using System.Security.Claims;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.OnCall.Import;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;

namespace Muster.Server.OnCall.Pages;

public sealed class OnCallConsole(
    OrganisationReader organisations,
    ReceivedPages pages,
    IViewStore views,
    ILiveFeed live,
    TimeProvider clock
)
{
    /// <summary>The topics of every page of on-call: hand-overs come with the time, all else with the organisation and the roster.</summary>
    public const string Topics = Views.Organisation + "," + Views.Roster;

    /// <summary>How many days ahead the gaps are told in words beside a calendar, whichever of its days is shown.</summary>
    private const int DaysSaid = 31;

    /// <summary>The revision of a page, to be read before its data is.</summary>
    public string Rev(ClaimsPrincipal user) => live.Rev(Topics, user);

    public async Task<OnCallModel> ListAsync(Shown shown, ClaimsPrincipal user, string rev, CancellationToken cancel)
    {
        (Organisation organisation, Roster roster, _) = await organisations.WithRosterAsync(cancel);
        DateTimeOffset now = clock.GetUtcNow();
        Caller reader = Caller.Require(user);
        return new(
            [
                .. organisation
                    .Schedules.Values.Select(schedule => ViewOf(schedule, organisation, roster, reader, now, shown))
                    .OrderBy(view => view.IsCommand)
                    .ThenBy(view => view.Schedule.Name, StringComparer.OrdinalIgnoreCase),
            ],
            shown,
            rev
        )
        {
            MayImport = reader.MayAdminister,
        };
    }

    /// <summary>Null when there is no such schedule.</summary>
    public async Task<ScheduleModel?> ScheduleAsync(string id, Shown shown, ClaimsPrincipal user, CancellationToken cancel)
    {
        string rev = Rev(user);
        (Organisation organisation, Roster roster, _) = await organisations.WithRosterAsync(cancel);
        if (!Slug.IsValid(id) || organisation.Schedule(new ScheduleId(id)) is not { } schedule)
        {
            return null;
        }

        Caller reader = Caller.Require(user);
        DateTimeOffset now = clock.GetUtcNow();
        ScheduleView view = ViewOf(schedule, organisation, roster, reader, now, shown);
        return new(view, RosterView.Of(roster, schedule, reader, now), Uses(schedule, organisation), organisation, shown, rev)
        {
            Source = schedule.IsImported ? (await CalendarSources.FindAsync(views, schedule.Id, cancel))?.Source : null,
            Served = await ServedAsync(schedule, organisation, now, cancel),
        };
    }

    private async Task<ImmutableArray<ServedTime>> ServedAsync(
        Schedule schedule,
        Organisation organisation,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        DateTimeOffset from = now.AddDays(-FairnessCard.Days);
        IReadOnlyList<ReceivedPage>? received = await pages.BetweenAsync(from, now, cancel);
        return Fairness.Of(schedule, from, now, person => organisation.Person(person)?.Zone, received);
    }

    private static ScheduleView ViewOf(
        Schedule schedule,
        Organisation organisation,
        Roster roster,
        Caller reader,
        DateTimeOffset now,
        Shown shown
    )
    {
        int days = shown.Calendar is null ? shown.Days : DaysSaid;
        return ScheduleView.Of(schedule, organisation, reader.Person, now, days) with
        {
            Calendar = shown.Calendar is null ? null : CalendarView.Of(schedule, organisation, roster, shown, now),
            MayWrite = reader.MayRespond,
        };
    }

    /// <summary>The services that page through the schedule or take their command from it, by name.</summary>
    private static IEnumerable<Service> Uses(Schedule schedule, Organisation organisation) =>
        organisation
            .Services.Values.Where(service =>
                service.CommandRotation == schedule.Id
                || organisation
                    .EscalationPolicy(service.EscalationPolicy)
                    ?.Steps.Any(step =>
                        step.Targets.Any(target =>
                            target.Id == schedule.Id.Value && target.Kind == Core.Paging.EscalationTargetKind.Schedule
                        )
                    ) == true
            )
            .OrderBy(service => service.Name, StringComparer.OrdinalIgnoreCase);
}
