// The rows of the bulletins: each row is the bulletin itself, because the status page is made of nothing else.
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class BulletinProjection : IProjection
{
    public string Category => Bulletin.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        Bulletin bulletin = (Bulletin)state;
        if (!bulletin.Exists)
        {
            yield break;
        }

        yield return new View(
            Views.Bulletin,
            bulletin.Id.Value,
            bulletin.Withdrawal is not null ? Views.Withdrawn
                : bulletin.IsOpen ? Views.Open
                : Views.Closed,
            bulletin.OpenedAt,
            ViewJson.Search([bulletin.Id.Value, bulletin.Title, bulletin.Incident?.Value]),
            ViewJson.Write(bulletin)
        )
        {
            Subject = bulletin.Incident?.Value,
        };
    }
}
