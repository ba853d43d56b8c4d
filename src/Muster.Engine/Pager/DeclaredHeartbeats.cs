// Keeps the watched heartbeats as the organisation declares them.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Heartbeats;
using Muster.Engine.Commands;
using Muster.Engine.Intake;

namespace Muster.Engine.Pager;

/// <summary>Looked at after each start and each change of the organisation. One that is declared no more is removed; a ping brings it back as one of its own.</summary>
public sealed class DeclaredHeartbeats(HeartbeatBook book, OrganisationReader organisations) : ICycle
{
    private const string By = "system:organisation";

    private int? _version;

    public string Name => "declared-heartbeats";

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        (Organisation organisation, int version) = await organisations.WithVersionAsync(stop);
        if (version == _version)
        {
            return null;
        }

        ImmutableArray<Heartbeat> known = await book.ListAsync(stop);
        foreach (HeartbeatDefinition declared in organisation.Heartbeats.Values)
        {
            if (known.FirstOrDefault(one => one.Name == declared.Name)?.Declared != declared)
            {
                await book.WriteAsync(
                    declared.Name,
                    (present, now) => (present ?? Heartbeat.New(declared.Name, now)).As(declared, now),
                    By
                );
            }
        }

        foreach (Heartbeat gone in known.Where(one => one.Declared is not null && !organisation.Heartbeats.ContainsKey(one.Name)))
        {
            HeartbeatRemoval removal(DateTimeOffset now) => new(By, now, "The organisation does not declare it any more.");
            await book.WriteAsync(
                gone.Name,
                (present, now) => present is null ? null : (present with { Declared = null }).Removed(removal(now)),
                By
            );
        }

        _version = version;
        return null;
    }
}
