// Puts the pages of runbooks and runs together.
using System.Security.Claims;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;

namespace Muster.Server.Runbooks.Pages;

public sealed class RunViews(
    RunbookLibrary library,
    RunReader reader,
    OrganisationReader organisation,
    IViewStore views,
    ILiveFeed live,
    TimeProvider clock
)
{
    private const int RunsMax = 20;

    private const int IncidentsMax = 50;

    /// <summary>The revision of the list, to be read before the list is.</summary>
    public string Rev(ClaimsPrincipal user) => live.Rev(RunbooksView.Topics, user);

    /// <summary>The revision of a run's page, to be read before the page is.</summary>
    public string Rev(RunId id, ClaimsPrincipal user) => live.Rev(RunView.TopicsOf(id), user);

    public async Task<RunbooksView> ListAsync(ClaimsPrincipal user, string rev, CancellationToken cancel)
    {
        Organisation known = await organisation.CurrentAsync(cancel);
        return new(
            await library.AllAsync(cancel),
            [.. (await reader.ListAsync(null, cancel)).Take(RunsMax)],
            Caller.Require(user),
            Names(known),
            rev
        );
    }

    /// <summary>Null when there is no such runbook.</summary>
    /// <param name="incident">The one that a form names to begin with.</param>
    public async Task<RunbookView?> RunbookAsync(string id, string? incident, ClaimsPrincipal user, CancellationToken cancel)
    {
        if (await library.FindAsync(id, cancel) is not { } found)
        {
            return null;
        }

        Organisation known = await organisation.CurrentAsync(cancel);
        return new(
            found,
            await library.VersionsAsync(found.Row.Id, cancel),
            [
                .. (await views.ListAsync(new(Views.Incident, [Views.Open], null, null, IncidentsMax), cancel)).Select(view =>
                    view.Row<IncidentRow>()
                ),
            ],
            incident,
            Caller.Require(user),
            Names(known)
        );
    }

    /// <summary>Null when there is no such run.</summary>
    public async Task<RunView?> RunAsync(RunId id, ClaimsPrincipal user, string rev, CancellationToken cancel)
    {
        RunbookRun run = await reader.ReadAsync(id, cancel);
        return run.Exists ? new(run, Caller.Require(user), Names(await organisation.CurrentAsync(cancel)), clock.GetUtcNow(), rev) : null;
    }

    private static Func<Actor, string> Names(Organisation known) =>
        by => TimelineText.Who(by, person => known.Person(person)?.Name ?? person.Value);
}
