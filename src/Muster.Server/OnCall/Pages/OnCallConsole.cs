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

    /// <summary>The revision of a page, to be read before its data is.</summary>
    public string Rev(ClaimsPrincipal user) => live.Rev(Topics, user);

    public async Task<OnCallModel> ListAsync(int days, ClaimsPrincipal user, string rev, CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        DateTimeOffset now = clock.GetUtcNow();
        PersonId? reader = Caller.Require(user).Person;
        return new(
            [
                .. organisation
                    .Schedules.Values.Select(schedule => ScheduleView.Of(schedule, organisation, reader, now, days))
                    .OrderBy(view => view.IsCommand)
                    .ThenBy(view => view.Schedule.Name, StringComparer.OrdinalIgnoreCase),
            ],
            days,
            rev
        );
    }

    /// <summary>Null when there is no such schedule.</summary>
    public async Task<ScheduleModel?> ScheduleAsync(string id, int days, ClaimsPrincipal user, CancellationToken cancel)
    {
        string rev = Rev(user);
        (Organisation organisation, Roster roster, _) = await organisations.WithRosterAsync(cancel);
        if (!Slug.IsValid(id) || organisation.Schedule(new ScheduleId(id)) is not { } schedule)
        {
            return null;
        }

        Caller reader = Caller.Require(user);
        DateTimeOffset now = clock.GetUtcNow();
        ScheduleView view = ScheduleView.Of(schedule, organisation, reader.Person, now, days);
        return new(view, RosterView.Of(roster, schedule, reader, now), Uses(schedule, organisation), organisation, days, rev)
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
