// Everything that can happen to a bulletin: the complete family.
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage;

/// <summary>What happened to a bulletin. The names are stable; docs/events.md describes each.</summary>
[JsonDerivedType(typeof(IncidentOpened), "bulletin.incident_opened")]
[JsonDerivedType(typeof(MaintenancePlanned), "bulletin.maintenance_planned")]
[JsonDerivedType(typeof(Updated), "bulletin.updated")]
[JsonDerivedType(typeof(Described), "bulletin.described")]
[JsonDerivedType(typeof(Rescheduled), "bulletin.rescheduled")]
[JsonDerivedType(typeof(Withdrawn), "bulletin.withdrawn")]
[JsonDerivedType(typeof(Restored), "bulletin.restored")]
public abstract record BulletinEvent(Actor By, DateTimeOffset At)
{
    public sealed record IncidentOpened(
        BulletinId Id,
        string Title,
        IncidentId? Incident,
        Severity? Severity,
        BulletinImpact Impact,
        DateTimeOffset StartedAt,
        BulletinUpdate First,
        Actor By,
        DateTimeOffset At
    ) : BulletinEvent(By, At);

    public sealed record MaintenancePlanned(
        BulletinId Id,
        string Title,
        DateTimeOffset From,
        DateTimeOffset Until,
        BulletinUpdate First,
        Actor By,
        DateTimeOffset At
    ) : BulletinEvent(By, At);

    public sealed record Updated(BulletinUpdate Update, Actor By, DateTimeOffset At) : BulletinEvent(By, At);

    public sealed record Described(string Title, BulletinImpact Impact, Actor By, DateTimeOffset At) : BulletinEvent(By, At);

    public sealed record Rescheduled(DateTimeOffset From, DateTimeOffset Until, Actor By, DateTimeOffset At) : BulletinEvent(By, At);

    public sealed record Withdrawn(string Reason, Actor By, DateTimeOffset At) : BulletinEvent(By, At);

    public sealed record Restored(Actor By, DateTimeOffset At) : BulletinEvent(By, At);
}
