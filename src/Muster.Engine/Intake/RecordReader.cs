// Reads the fields of a record of the intake log, in their order.
using System.Buffers.Binary;
using System.Text;

namespace Muster.Engine.Intake;

internal ref struct RecordReader(ReadOnlySpan<byte> record)
{
    private ReadOnlySpan<byte> _rest = record;

    public byte Byte()
    {
        byte value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public int Number()
    {
        int value = BinaryPrimitives.ReadInt32LittleEndian(_rest);
        _rest = _rest[4..];
        return value;
    }

    public long Long()
    {
        long value = BinaryPrimitives.ReadInt64LittleEndian(_rest);
        _rest = _rest[8..];
        return value;
    }

    public ReadOnlySpan<byte> Bytes()
    {
        int length = Number();
        ReadOnlySpan<byte> value = _rest[..length];
        _rest = _rest[length..];
        return value;
    }

    /// <summary>Passes over fields, the long ones first, then the numbers, then those behind a length.</summary>
    public void Skip(int longs, int numbers, int texts)
    {
        _rest = _rest[((longs * 8) + (numbers * 4))..];
        for (; texts > 0; texts--)
        {
            Bytes();
        }
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());
}
