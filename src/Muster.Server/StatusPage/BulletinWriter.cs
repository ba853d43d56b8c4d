// Publishes bulletins and changes them, in one way for the console and for the API.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.StatusPage;

/// <summary>A write is never bound to the request: who hangs up after pressing the button has pressed it.</summary>
public sealed class BulletinWriter(CommandRunner runner, OrganisationReader organisations, HouseWords words, IViewStore views)
{
    private static readonly Rejection NoPage = new(
        "bulletin.no_page",
        "There is no status page, so nothing was published. An admin writes 'statusPage' into the organisation's file."
    );

    /// <summary>Publishes what a command says; answers its id too, also when the same request had published it before; null when it was refused.</summary>
    /// <param name="incident">The incident inside, of which one bulletin is on the page at a time; null for none.</param>
    /// <param name="answered">The linter's rules that whoever publishes answers for.</param>
    public async Task<(Outcome Outcome, BulletinId? Id)> OpenAsync(
        IncidentId? incident,
        ImmutableArray<string> answered,
        Asking asking,
        Func<BulletinId, Organisation, string, DateTimeOffset, BulletinCommand> command
    )
    {
        ArgumentNullException.ThrowIfNull(asking);
        ArgumentNullException.ThrowIfNull(command);
        BulletinId? opened = null;
        Outcome outcome = await runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
            {
                Organisation known = await organisations.CurrentAsync(cancel);
                if (known.StatusPage is null)
                {
                    return NoPage;
                }

                if (incident is { } inside && await TakeAsync(work, inside, cancel) is { } taken)
                {
                    return taken;
                }

                BulletinTerms terms = await TermsAsync(known, incident, answered, work, cancel);

                // Decided once without a number first: a number that nobody uses leaves a gap.
                if (Bulletin.Decide(Bulletin.Initial, Held(new(1), work)) is Decision<BulletinEvent>.Rejected { Why: var why })
                {
                    return why;
                }

                BulletinId id = new(await work.NextNumberAsync(Bulletin.Category, cancel));
                if (incident is { } published)
                {
                    work.Put(Row(published, id, work.Now), await views.FindAsync(Views.Published, published.Value, cancel));
                }

                opened = id;
                MadeByOperation.Remember(work, asking.Operation, id);
                return await work.DecideBulletinAsync(id, Held(id, work), cancel);

                BulletinCommand Held(BulletinId number, Work on) => command(number, known, on.NewId(), on.Now) with { Terms = terms };
            },
            CancellationToken.None
        );
        return outcome switch
        {
            Outcome.Done => (outcome, opened),
            Outcome.AlreadyDone => (outcome, await MadeByOperation.FindAsync<BulletinId>(views, asking.Operation!, CancellationToken.None)),
            _ => (outcome, null),
        };
    }

    /// <summary>Changes a bulletin.</summary>
    /// <param name="answered">The linter's rules that whoever publishes answers for.</param>
    /// <param name="command">Made for the organisation, a fresh id and the instant at which it is decided.</param>
    public Task<Outcome> WriteAsync(
        BulletinId id,
        ImmutableArray<string> answered,
        Asking asking,
        Func<Organisation, string, DateTimeOffset, BulletinCommand> command
    )
    {
        ArgumentNullException.ThrowIfNull(asking);
        ArgumentNullException.ThrowIfNull(command);
        return runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
            {
                Organisation known = await organisations.CurrentAsync(cancel);
                Bulletin bulletin = await work.BulletinAsync(id, cancel);
                Rejection? stale =
                    bulletin.Exists && asking.Version is { } version ? await work.ExpectBulletinAsync(id, version, cancel) : null;
                BulletinTerms terms = await TermsAsync(known, bulletin.Incident, answered, work, cancel);
                return stale ?? await work.DecideBulletinAsync(id, command(known, work.NewId(), work.Now) with { Terms = terms }, cancel);
            },
            CancellationToken.None
        );
    }

    private async Task<BulletinTerms> TermsAsync(
        Organisation known,
        IncidentId? incident,
        ImmutableArray<string> answered,
        Work work,
        CancellationToken cancel
    ) => new(await words.OfAsync(known, incident is { } inside ? await work.IncidentAsync(inside, cancel) : null, cancel), answered);

    /// <summary>Refuses a second bulletin of an incident while one of it is on the page and not over.</summary>
    private async Task<Rejection?> TakeAsync(Work work, IncidentId incident, CancellationToken cancel)
    {
        Incident inside = await work.IncidentAsync(incident, cancel);
        if (!inside.Exists)
        {
            return Rejection.NotFound("incident.not_found", $"There is no incident {incident}, so nothing was published.");
        }

        if (inside.Type == IncidentType.Drill)
        {
            return new Rejection("bulletin.drill", $"{incident} is a drill, and customers hear nothing of drills. Nothing was published.");
        }

        View? row = await views.FindAsync(Views.Published, incident.Value, cancel);
        if (row is null)
        {
            return null;
        }

        Bulletin before = await work.BulletinAsync(BulletinId.Parse(row.Row<string>()), cancel);
        return before is { IsPublic: true, IsOpen: true }
            ? new Rejection(
                "bulletin.incident_published",
                $"{incident} is on the status page as {before.Id} already, so nothing was published. Publish an update there."
            )
            : null;
    }

    private static View Row(IncidentId incident, BulletinId bulletin, DateTimeOffset now) =>
        new(Views.Published, incident.Value, Views.Recorded, now, "", ViewJson.Write(bulletin.Value));
}
