// Everything that can be asked of a bulletin.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage;

/// <summary>What somebody asks of a bulletin. Ids and the time come with the command.</summary>
public abstract record BulletinCommand(Actor By, DateTimeOffset At)
{
    /// <summary>What its words are held to. Null for those that were judged before, as a statement for the public, and for the clock.</summary>
    public BulletinTerms? Terms { get; init; }

    /// <summary>Publishes a new incident.</summary>
    /// <param name="Organisation">A component that is not in it is a mistake.</param>
    /// <param name="Incident">The incident inside, which no reader ever sees; null for none.</param>
    /// <param name="Severity">The severity inside.</param>
    /// <param name="StartedAt">Since when customers feel it; the instant of the command when it is null.</param>
    /// <param name="FirstUpdate">The id of its first update.</param>
    public sealed record OpenIncident(
        BulletinId Id,
        Organisation Organisation,
        string Title,
        IncidentId? Incident,
        Severity? Severity,
        BulletinImpact Impact,
        BulletinStatus Status,
        ImmutableArray<ComponentState> Components,
        string Body,
        DateTimeOffset? NextUpdateAt,
        DateTimeOffset? StartedAt,
        string FirstUpdate,
        Actor By,
        DateTimeOffset At
    ) : BulletinCommand(By, At);

    /// <summary>Plans a maintenance and publishes it.</summary>
    /// <param name="Components">What it touches: under maintenance while it lasts, or worse where that is said.</param>
    /// <param name="From">Null where it could not be read.</param>
    public sealed record PlanMaintenance(
        BulletinId Id,
        Organisation Organisation,
        string Title,
        ImmutableArray<ComponentState> Components,
        string Body,
        DateTimeOffset? From,
        DateTimeOffset? Until,
        string FirstUpdate,
        Actor By,
        DateTimeOffset At
    ) : BulletinCommand(By, At);

    /// <summary>Says where it stands now.</summary>
    /// <param name="Components">How these fare now; the others stay as they were. Null changes none.</param>
    /// <param name="Corrects">The id of an earlier update that this one puts right; null for none.</param>
    public sealed record Update(
        string Id,
        Organisation Organisation,
        BulletinStatus Status,
        string Body,
        DateTimeOffset? NextUpdateAt,
        ImmutableArray<ComponentState>? Components,
        string? Corrects,
        Actor By,
        DateTimeOffset At
    ) : BulletinCommand(By, At);

    public sealed record Describe(string Title, BulletinImpact Impact, Actor By, DateTimeOffset At) : BulletinCommand(By, At);

    /// <summary>Moves a maintenance that has not begun.</summary>
    public sealed record Reschedule(DateTimeOffset? From, DateTimeOffset? Until, Actor By, DateTimeOffset At) : BulletinCommand(By, At);

    /// <summary>The time of a maintenance has come, or is over.</summary>
    /// <param name="Id">The id of the update that says so.</param>
    public sealed record KeepTime(string Id, Actor By, DateTimeOffset At) : BulletinCommand(By, At);

    /// <summary>Takes it off the page.</summary>
    public sealed record Withdraw(string Reason, Actor By, DateTimeOffset At) : BulletinCommand(By, At);

    public sealed record Restore(Actor By, DateTimeOffset At) : BulletinCommand(By, At);
}
