// Keeps the watched heartbeats as the organisation declares them.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;

namespace Muster.Engine.Pager;

/// <summary>
/// Looked at after each start and each change of the organisation, and again while one cannot be kept. One that is declared no more is removed; a ping brings it back as
/// one of its own.
/// </summary>
public sealed class DeclaredHeartbeats : ICycle
{
    private const string By = "system:organisation";

    private readonly HeartbeatBook _book;
    private readonly OrganisationReader _organisations;
    private readonly TimeProvider _clock;
    private int? _version;
    private ImmutableArray<Trouble> _unwatched = [];

    public DeclaredHeartbeats(HeartbeatBook book, OrganisationReader organisations, Troubles troubles, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(troubles);
        (_book, _organisations, _clock) = (book, organisations, clock);
        troubles.Watch(() => _unwatched);
    }

    public string Name => "declared-heartbeats";

    public Wake Signal(Wake commits) => commits.Streams(Organisation.Category);

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        (Organisation organisation, int version) = await _organisations.WithVersionAsync(stop);
        if (version == _version)
        {
            return null;
        }

        ImmutableArray<Heartbeat> known = await _book.ListAsync(stop);
        List<Trouble> unwatched = [];
        foreach (HeartbeatDefinition declared in organisation.Heartbeats.Values)
        {
            if (known.FirstOrDefault(one => one.Name == declared.Name)?.Declared != declared)
            {
                (_, Rejection? why) = await _book.WriteAsync(
                    declared.Name,
                    (present, now) => (present ?? Heartbeat.New(declared.Name, now)).As(declared, now),
                    By
                );
                if (why is not null)
                {
                    unwatched.Add(Unwatched(declared.Name, why));
                }
            }
        }

        foreach (Heartbeat gone in known.Where(one => one.Declared is not null && !organisation.Heartbeats.ContainsKey(one.Name)))
        {
            HeartbeatRemoval removal(DateTimeOffset now) => new(By, now, "The organisation does not declare it any more.");
            await _book.WriteAsync(
                gone.Name,
                (present, now) => present is null ? null : (present with { Declared = null }).Removed(removal(now)),
                By
            );
        }

        _unwatched = [.. unwatched];
        _version = unwatched.Count == 0 ? version : null;
        return null;
    }

    private Trouble Unwatched(string name, Rejection why) =>
        new(
            $"The heartbeat '{name}' is declared and cannot be watched",
            _unwatched.FirstOrDefault(one => one.What.Contains($"'{name}'", StringComparison.Ordinal))?.Since ?? _clock.GetUtcNow(),
            "It is tried again; nobody hears when its job falls silent. Remove heartbeats that nobody needs.",
            why.Message
        );
}
