// Does again, in memory, what a record of the log says was done.
using Muster.Core.Alerts;

namespace Muster.Engine.Intake;

/// <summary>
/// The database may have some of it already, of any alert another part: every line says how things were afterwards, so doing it again is no harm, and what is newest
/// is done last. An alert that is neither in the database's list of firing ones nor opened by the log has ended.
/// </summary>
internal static class Replay
{
    public static void Apply(AlertLedger ledger, long position, ReadOnlySpan<byte> record)
    {
        RecordReader reader = new(record);
        switch (reader.Byte())
        {
            case IntakeRecord.Request:
                ApplyRequest(ledger, position, ref reader);
                break;
            case IntakeRecord.Expiry:
                ApplyExpiry(ledger, position, ref reader);
                break;
            case byte other:
                throw new InvalidDataException(
                    $"The intake log has a record of the unknown kind {other}: a later version of Muster wrote it."
                );
        }
    }

    private static void ApplyRequest(AlertLedger ledger, long position, ref RecordReader reader)
    {
        long now = reader.Long();
        long chance = reader.Long();
        string door = ledger.Shared(reader.Text());
        string key = ledger.Shared(reader.Text());
        AlertSlot opened = new()
        {
            Door = door,
            Key = key,
            Chance = chance,
            ReceivedAt = now,
        };
        for (int left = reader.Number(); left > 0; left--)
        {
            switch (reader.Byte())
            {
                case IntakeRecord.Opened:
                    Open(ledger, position, ref reader, ref opened, isAlike: false);
                    break;
                case IntakeRecord.OpenedAlike:
                    Open(ledger, position, ref reader, ref opened, isAlike: true);
                    break;
                case IntakeRecord.Renewed:
                    Renew(ledger, position, ref reader, now);
                    break;
                case IntakeRecord.Changed:
                    Change(ledger, position, ref reader, now);
                    break;
                case IntakeRecord.Resolved:
                    Resolve(ledger, position, ref reader, now, key);
                    break;
                default:
                    reader.Long();
                    reader.Byte();
                    break;
            }
        }
    }

    private static void ApplyExpiry(AlertLedger ledger, long position, ref RecordReader reader)
    {
        long now = reader.Long();
        for (int left = reader.Number(); left > 0; left--)
        {
            int at = ledger.ById(reader.Long());
            long ended = reader.Long();
            int revision = reader.Number();
            if (at >= 0 && ledger[at].IsFiring)
            {
                ledger.Resolve(at, ended, null, revision, now, null, position);
            }
        }
    }

    /// <param name="last">The one that was opened before in the record, and then this one; at first only what all of a record have in common.</param>
    private static void Open(AlertLedger ledger, long position, ref RecordReader reader, ref AlertSlot last, bool isAlike)
    {
        AlertSlot slot = new()
        {
            Id = reader.Long(),
            Fingerprint = new(unchecked((ulong)reader.Long())),
            ReceivedAt = last.ReceivedAt,
            ChangedAt = last.ReceivedAt,
            Revision = 1,
            Signals = 1,
            Chance = last.Chance,
            Door = last.Door,
            Key = last.Key,
            ResolvedAt = SignalTimes.None,
            Times = new(reader.Long(), last.ReceivedAt, reader.Long()),
            Labels = reader.Bytes().ToArray(),
            Annotations = isAlike ? last.Annotations : reader.Bytes().ToArray(),
            Url = isAlike ? last.Url : reader.Bytes().ToArray(),
        };
        slot.Content = isAlike ? last.Content : SignalFrames.ContentOf(slot.Annotations, slot.Url);
        slot.IsClash = slot.Fingerprint == Fingerprints.OfClash(slot.Labels);
        if (ledger.ById(slot.Id) < 0)
        {
            ledger.Open(slot, position);
        }

        last = slot;
    }

    private static void Renew(AlertLedger ledger, long position, ref RecordReader reader, long now)
    {
        long id = reader.Long();
        int at = ledger.ById(id);
        reader.Long();
        long leaseEndsAt = reader.Long();
        if (at >= 0 && ledger[at].IsFiring)
        {
            EpisodeTimes times = ledger[at].Times;
            times = times with { UpdatedAt = Math.Max(now, times.UpdatedAt), LeaseEndsAt = Math.Max(leaseEndsAt, times.LeaseEndsAt) };
            ledger.Renew(at, times, position, ledger.Uncounted(id, now));
        }
    }

    private static void Change(AlertLedger ledger, long position, ref RecordReader reader, long now)
    {
        long id = reader.Long();
        int at = ledger.ById(id);
        reader.Long();
        EpisodeTimes times = new(reader.Long(), now, reader.Long());
        AlertSlot next = new()
        {
            Times = times,
            Revision = reader.Number(),
            ChangedAt = reader.Long(),
            Labels = reader.Bytes().ToArray(),
            Annotations = reader.Bytes().ToArray(),
            Url = reader.Bytes().ToArray(),
        };
        next.Content = SignalFrames.ContentOf(next.Annotations, next.Url);
        if (at >= 0 && ledger[at].IsFiring)
        {
            next.Signals = ledger[at].Signals + ledger.Uncounted(id, now);
            next.Times = times with { UpdatedAt = Math.Max(now, ledger[at].Times.UpdatedAt) };
            ledger.Change(at, next, position);
        }
    }

    private static void Resolve(AlertLedger ledger, long position, ref RecordReader reader, long now, string key)
    {
        int at = ledger.ById(reader.Long());
        reader.Long();
        long resolvedAt = reader.Long();
        int revision = reader.Number();
        byte[] annotations = reader.Bytes().ToArray();
        if (at >= 0 && ledger[at].IsFiring)
        {
            ledger.Resolve(at, resolvedAt, key, revision, now, annotations.Length == 0 ? null : annotations, position);
        }
    }
}
