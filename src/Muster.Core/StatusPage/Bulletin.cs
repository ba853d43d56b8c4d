// The state of one bulletin: what stands on the status page of an incident or a maintenance.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;
using static Muster.Core.StatusPage.BulletinEvent;

namespace Muster.Core.StatusPage;

/// <summary>The state of one bulletin, folded from its events. The stream is <c>bulletin/B-3</c>.</summary>
public sealed record Bulletin : IDecider<Bulletin, BulletinCommand, BulletinEvent>
{
    public static string Category => "bulletin";

    public static Bulletin Initial { get; } = new();

    /// <summary>False until it is published; then everything else is meaningless.</summary>
    public bool Exists { get; init; }

    public BulletinId Id { get; init; }

    public BulletinKind Kind { get; init; }

    public string Title { get; init; } = "";

    /// <summary>The incident inside, which no reader ever sees; null for none.</summary>
    public IncidentId? Incident { get; init; }

    /// <summary>The severity inside when it was published.</summary>
    public Severity? Severity { get; init; }

    public BulletinImpact Impact { get; init; }

    /// <summary>Since when customers feel it; for a maintenance when it began, and null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When a maintenance is to begin and to end; null for an incident.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Oldest first; never empty once it exists.</summary>
    public ImmutableArray<BulletinUpdate> Updates { get; init; } = [];

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the last word was said; null while more is to come.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When anything of it changed last.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Set while it is off the page.</summary>
    public BulletinWithdrawal? Withdrawal { get; init; }

    [JsonIgnore]
    public BulletinUpdate Last => Updates[^1];

    [JsonIgnore]
    public BulletinStatus Status => Updates.IsEmpty ? BulletinStatus.Investigating : Last.Status;

    /// <summary>How its components fare now, by id.</summary>
    [JsonIgnore]
    public ImmutableArray<ComponentState> Components => Updates.IsEmpty ? [] : Last.Components;

    /// <summary>Whether readers see it.</summary>
    [JsonIgnore]
    public bool IsPublic => Exists && Withdrawal is null;

    [JsonIgnore]
    public bool IsOpen => Exists && ClosedAt is null;

    public static Decision<BulletinEvent> Decide(Bulletin state, BulletinCommand command) => BulletinRules.Decide(state, command);

    public static Bulletin Evolve(Bulletin state, BulletinEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        Bulletin next = happened switch
        {
            IncidentOpened e => state with
            {
                Exists = true,
                Id = e.Id,
                Kind = BulletinKind.Incident,
                Title = e.Title,
                Incident = e.Incident,
                Severity = e.Severity,
                Impact = e.Impact,
                StartedAt = e.StartedAt,
                Updates = [e.First],
                OpenedAt = e.At,
                ClosedAt = e.First.Status.IsOver() ? e.At : null,
            },
            MaintenancePlanned e => state with
            {
                Exists = true,
                Id = e.Id,
                Kind = BulletinKind.Maintenance,
                Title = e.Title,
                Impact = BulletinImpact.Maintenance,
                From = e.From,
                Until = e.Until,
                Updates = [e.First],
                OpenedAt = e.At,
            },
            Updated e => state with
            {
                Updates = state.Updates.Add(e.Update),
                StartedAt = state.StartedAt ?? (e.Update.Status == BulletinStatus.InProgress ? e.At : null),
                ClosedAt = e.Update.Status.IsOver() ? state.ClosedAt ?? e.At : null,
            },
            Described e => state with { Title = e.Title, Impact = e.Impact },
            Rescheduled e => state with { From = e.From, Until = e.Until },
            Withdrawn e => state with { Withdrawal = new(e.Reason, e.By, e.At) },
            Restored => state with { Withdrawal = null },
            _ => throw new UnreachableException($"A bulletin does not know {happened}."),
        };
        return next with { ChangedAt = happened.At };
    }
}
