// What is published on the status page is told to its subscribers.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>What was taken off the page, or only renamed or moved, is no news; and of a page that only members read no stranger is told anything.</summary>
public sealed class BulletinTellsSubscribers(OrganisationReader organisations) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        BulletinUpdate? update = happened.Event switch
        {
            BulletinEvent.IncidentOpened e => e.First,
            BulletinEvent.MaintenancePlanned e => e.First,
            BulletinEvent.Updated e => e.Update,
            _ => null,
        };
        if (update is null)
        {
            return;
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        Bulletin bulletin = await work.BulletinAsync(BulletinId.Parse(happened.Stream.Key), cancel);
        if (organisation.StatusPage is { Access: StatusPageAccess.Public } page && bulletin.IsPublic)
        {
            SubscriberPost.Tell(work, News(organisation, page, bulletin, update, $"{bulletin.Id}/{happened.Version}"));
        }
    }

    private static StatusNews News(
        Organisation organisation,
        StatusPageSettings page,
        Bulletin bulletin,
        BulletinUpdate update,
        string key
    ) =>
        new(
            key,
            bulletin.Id.Value,
            page.Name,
            bulletin.Kind,
            bulletin.Title,
            update.Status,
            bulletin.Impact,
            update.Body,
            [
                .. update.Components.Select(one => new ComponentStatusView(
                    one.Component,
                    organisation.Components.GetValueOrDefault(one.Component.Value)?.Name ?? one.Component.Value,
                    one.Status
                )),
            ],
            update.At,
            update.NextUpdateAt,
            $"/incidents/{bulletin.Id}/"
        );
}
