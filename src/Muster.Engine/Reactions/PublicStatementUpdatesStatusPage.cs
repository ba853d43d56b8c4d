// A statement that is for the public becomes an update of the incident's bulletin, where a person has published one.
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

public sealed class PublicStatementUpdatesStatusPage(OrganisationReader organisations, IViewStore views) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (
            happened.Event is not IncidentEvent.StatementPublished { Statement: var statement }
            || !statement.Audiences.Contains(Audience.Public)
            || await views.FindAsync(Views.Published, happened.Stream.Key, cancel) is not { } row
        )
        {
            return;
        }

        BulletinId id = BulletinId.Parse(row.Row<string>());
        Bulletin bulletin = await work.BulletinAsync(id, cancel);
        if (!bulletin.IsPublic)
        {
            return;
        }

        BulletinStatus status = BulletinSuggestion.StatusOf(await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel));
        bool promises = !status.IsOver() && statement.NextUpdateAt > work.Now;

        // What the rules of the page refuse stays a statement: the console says that the page is behind.
        await work.DecideBulletinAsync(
            id,
            new BulletinCommand.Update(
                statement.Id,
                await organisations.CurrentAsync(cancel),
                status,
                BulletinSuggestion.BodyOf(statement),
                promises ? statement.NextUpdateAt : null,
                Components: null,
                bulletin.Updates.Any(one => one.Id == statement.Corrects) ? statement.Corrects : null,
                happened.By,
                work.Now
            ),
            cancel
        );
    }
}
