// How the log keeps what signals did: one record a request, one line a signal.
namespace Muster.Engine.Intake;

/// <summary>
/// What happened is kept and not what was said: reading the log again decides nothing anew. The numbers stand in files, so they never change their meaning.
/// </summary>
internal static class IntakeRecord
{
    /// <summary>A request: when it was received, the second half of its receipt, door, key, how many lines, the lines.</summary>
    public const byte Request = 1;

    /// <summary>Leases that ran out: when that was seen, how many, and of each the id, when it ended, the revision.</summary>
    public const byte Expiry = 2;

    /// <summary>Id, fingerprint, start, end of the lease, labels, annotations, link.</summary>
    public const byte Opened = 1;

    /// <summary>Id, fingerprint, end of the lease.</summary>
    public const byte Renewed = 2;

    /// <summary>Id, fingerprint, start, end of the lease, revision, labels, annotations, link.</summary>
    public const byte Changed = 3;

    /// <summary>Id, fingerprint, when it ended, revision, annotations (of no length: those that it had).</summary>
    public const byte Resolved = 4;

    /// <summary>Fingerprint, place of the reason in <see cref="Muster.Core.Alerts.EpisodeRules.Reasons"/>.</summary>
    public const byte Ignored = 5;

    /// <summary>Id, fingerprint, start, end of the lease, labels; annotations and link are those of the one before it in the record that was opened.</summary>
    public const byte OpenedAlike = 6;
}
