// Makes a change that a sender tells of durable, for those who will ask what was changed.
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Changes;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Intake;

/// <summary>A change is no signal: it raises no alert and pages nobody. Its row is the record of it, so a rebuild of the read models leaves it alone.</summary>
public sealed class ChangeIntake(IEventStore store, IIds ids, OrganisationReader organisations, Wake wake, TimeProvider clock)
{
    /// <summary>Records the change; on disk when this answers. Throws <see cref="StoreUnavailableException"/> when it cannot be kept: the sender must try again.</summary>
    public async Task<ChangeRow> AcceptAsync(ReportedChange change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(change);
        DateTimeOffset now = clock.GetUtcNow();
        ChangeRow row = new(
            IdOf(change),
            change.Summary,
            change.Kind,
            change.Source,
            await ServiceOfAsync(change, cancel),
            change.At is { } at && at <= now && at >= DateTimeOffset.UnixEpoch ? at : now,
            now,
            change.Links,
            change.Details,
            change.Key
        );
        await store.CommitAsync(new Commit { Views = [RowOf(row)] }, CancellationToken.None);
        wake.All();
        return row;
    }

    private static View RowOf(ChangeRow row) =>
        new(
            Views.Change,
            row.Id,
            row.Kind.Name(),
            row.At,
            ViewJson.Search([row.Summary, row.Source, row.Service?.Value, .. row.Details.Select(detail => detail.Value)]),
            ViewJson.Write(row)
        )
        {
            Subject = row.Service?.Value,
        };

    /// <summary>One that states its time and is sent again is the same change; without a time nobody can tell.</summary>
    private string IdOf(ReportedChange change) =>
        change.At is { } at
            ? Convert.ToHexStringLower(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes(
                        $"{change.Key.Length}:{change.Key}:{at.UtcTicks}:{change.Source?.Length}:{change.Source}:{change.Summary}"
                    )
                )
            )[..26]
            : ids.New();

    private async Task<ServiceId?> ServiceOfAsync(ReportedChange change, CancellationToken cancel)
    {
        var services = (await organisations.CurrentAsync(cancel)).Services;
        foreach (string? named in (string?[])[change.Service, change.Source])
        {
            string? id = services.Values.FirstOrDefault(service => service.Id.Value == named || service.Name == named)?.Id.Value;
            if (id is not null)
            {
                return new ServiceId(id);
            }
        }

        return null;
    }
}
