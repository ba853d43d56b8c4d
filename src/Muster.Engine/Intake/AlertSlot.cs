// One episode of an alert in the table.
using System.Text;
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <summary>A mutable cell of the table's own memory; nobody else keeps one.</summary>
internal struct AlertSlot
{
    public long Id;
    public Fingerprint Fingerprint;

    /// <summary>Canonical JSON, as in <see cref="SignalFrame.Labels"/>; null in a free cell.</summary>
    public byte[]? Labels;

    /// <summary>Null once they stand in the database: there they are read, and here <see cref="Content"/> is enough to see a change.</summary>
    public byte[]? Annotations;

    /// <summary>Beside <see cref="Annotations"/>, and null when they are.</summary>
    public byte[]? Url;
    public ulong Content;
    public EpisodeTimes Times;
    public long ReceivedAt;

    /// <summary><see cref="SignalTimes.None"/> while firing.</summary>
    public long ResolvedAt;

    /// <summary>The last change that routing must hear of.</summary>
    public long ChangedAt;
    public int Revision;

    /// <summary>See <see cref="Alert.Signals"/>.</summary>
    public long Signals;

    /// <summary>With the position of the record that opened it, its receipt; meaningless once the database has a row of it.</summary>
    public long Chance;
    public string Door;
    public string Key;

    /// <summary>The key whose signal ended it; null while firing and when its lease ran out.</summary>
    public string? ResolvedBy;

    /// <summary>Whether its fingerprint is that of labels whose own was another alert's when it opened.</summary>
    public bool IsClash;
    public Unsaved Unsaved;
    public SaveLane Lane;

    /// <summary>By <see cref="RoutingClasses"/>; 0 of one that was read from the database.</summary>
    public ushort Class;

    /// <summary>The position in the log of the first change that is not in the database; meaningless when nothing is unsaved.</summary>
    public long UnsavedSince;

    /// <summary>The next free cell; -1 for none.</summary>
    public int Next;

    public readonly bool IsFiring => ResolvedAt == SignalTimes.None;

    /// <summary>Whether the database lacks what was said about it.</summary>
    public readonly bool HasUnsavedWords => Unsaved.HasFlag(Unsaved.Words) || Unsaved.HasFlag(Unsaved.Row);

    /// <summary>As it is to be saved.</summary>
    public readonly AlertRow ToRow() =>
        new(
            Id,
            Fingerprint,
            Door,
            Key,
            HasUnsavedWords ? Encoding.UTF8.GetString(Labels!) : null,
            HasUnsavedWords && Annotations is { } annotations ? Encoding.UTF8.GetString(annotations) : null,
            HasUnsavedWords && Url is { } url ? Encoding.UTF8.GetString(url) : null,
            Times,
            ReceivedAt,
            ResolvedAt,
            ResolvedBy,
            Revision,
            ChangedAt,
            Signals,
            Unsaved.HasFlag(Unsaved.Row) ? ReceiptId.Of(UnsavedSince, Chance) : null,
            IsNew: Unsaved.HasFlag(Unsaved.Row),
            IsLeaseOnly: Unsaved == Unsaved.Lease
        );

    /// <summary>This episode as the database has it, with what was heard of it since.</summary>
    public readonly Alert AsHeard(Alert read) =>
        read with
        {
            UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(Times.UpdatedAt),
            LeaseEndsAt = DateTimeOffset.FromUnixTimeMilliseconds(Times.LeaseEndsAt),
            Signals = Signals,
        };
}
