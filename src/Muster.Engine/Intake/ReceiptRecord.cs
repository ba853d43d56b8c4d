// Reads a record of the intake log as the receipt of its request.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

internal static class ReceiptRecord
{
    /// <summary>Null when the record is of no request, or of one with another receipt.</summary>
    public static Receipt? Read(string id, long chance, ReadOnlySpan<byte> record)
    {
        RecordReader reader = new(record);
        if (reader.Byte() != IntakeRecord.Request)
        {
            return null;
        }

        long at = reader.Long();
        if (reader.Long() != chance)
        {
            return null;
        }

        string door = reader.Text();
        string key = reader.Text();
        int count = reader.Number();
        ImmutableArray<ReceiptLine>.Builder lines = ImmutableArray.CreateBuilder<ReceiptLine>(count);
        while (lines.Count < count)
        {
            lines.Add(ReadLine(ref reader));
        }

        return new(id, door, key, DateTimeOffset.FromUnixTimeMilliseconds(at), lines.MoveToImmutable());
    }

    private static ReceiptLine ReadLine(ref RecordReader reader)
    {
        byte kind = reader.Byte();
        if (kind == IntakeRecord.Ignored)
        {
            Fingerprint ignored = new(unchecked((ulong)reader.Long()));
            return new(ignored, null, "ignored", EpisodeRules.Reasons[reader.Byte()].Message);
        }

        long id = reader.Long();
        Fingerprint fingerprint = new(unchecked((ulong)reader.Long()));
        switch (kind)
        {
            case IntakeRecord.Opened:
                reader.Skip(longs: 2, numbers: 0, texts: 3);
                return new(fingerprint, id, "opened", null);
            case IntakeRecord.OpenedAlike:
                reader.Skip(longs: 2, numbers: 0, texts: 1);
                return new(fingerprint, id, "opened", null);
            case IntakeRecord.Renewed:
                reader.Skip(longs: 1, numbers: 0, texts: 0);
                return new(fingerprint, id, "renewed", null);
            case IntakeRecord.Changed:
                reader.Skip(longs: 2, numbers: 1, texts: 0);
                reader.Skip(longs: 1, numbers: 0, texts: 3);
                return new(fingerprint, id, "renewed", null);
            default:
                reader.Skip(longs: 1, numbers: 1, texts: 1);
                return new(fingerprint, id, "resolved", null);
        }
    }
}
