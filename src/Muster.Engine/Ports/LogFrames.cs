// Records on their way into the intake log, each framed so that a half-written one is known.
using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Muster.Engine.Ports;

/// <summary>
/// A frame is the record's length (4 bytes, little endian), its CRC-32 (4 bytes) and its bytes. A length of zero ends what is written. For one thread.
/// </summary>
public sealed class LogFrames : IBufferWriter<byte>
{
    /// <summary>The bytes before a record.</summary>
    public const int HeadBytes = 8;

    private byte[] _bytes = new byte[64 * 1024];
    private int _length;
    private int _begun;

    public int Length => _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    /// <summary>Begins a record; answers where it stands among those that are written here.</summary>
    public int Begin()
    {
        _begun = _length;
        GetSpan(HeadBytes);
        _length += HeadBytes;
        return _begun;
    }

    public void End()
    {
        ReadOnlySpan<byte> record = _bytes.AsSpan(_begun + HeadBytes, _length - _begun - HeadBytes);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_begun), record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(_begun + 4), Crc32.HashToUInt32(record));
    }

    /// <summary>Takes back the record that was begun.</summary>
    public void Abandon() => _length = _begun;

    /// <summary>
    /// The record at the beginning of some bytes. False where none stands there whole: the end of what was written, or a frame that a crash tore.
    /// </summary>
    /// <param name="bytesMax">A length above this is no length.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int bytesMax, out ReadOnlySpan<byte> record)
    {
        record = default;
        if (bytes.Length < HeadBytes)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length <= 0 || length > bytesMax || length > bytes.Length - HeadBytes)
        {
            return false;
        }

        record = bytes.Slice(HeadBytes, length);
        return Crc32.HashToUInt32(record) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
    }

    public void Write(byte value)
    {
        GetSpan(1)[0] = value;
        _length++;
    }

    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(GetSpan(4), value);
        _length += 4;
    }

    public void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(GetSpan(8), value);
        _length += 8;
    }

    /// <summary>Some bytes behind their length.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Write(bytes.Length);
        bytes.CopyTo(GetSpan(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>A text in UTF-8 behind its length.</summary>
    public void WriteText(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Write(length);
        _length += Encoding.UTF8.GetBytes(text, GetSpan(length));
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private void Reserve(int size)
    {
        if (_bytes.Length - _length < Math.Max(size, 1))
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + size));
        }
    }
}
