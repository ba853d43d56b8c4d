// A few counts, 0 or more, in the narrowest form that holds each of them exactly.
using System.Runtime.InteropServices;

namespace Muster.Core.Slos;

[StructLayout(LayoutKind.Auto)]
internal readonly struct PackedCounts
{
    private readonly double _each;
    private readonly byte[]? _counts;
    private readonly int _width;

    public PackedCounts(ReadOnlySpan<double> counts)
    {
        double most = 0;
        bool isWhole = true;
        bool isAlike = true;
        foreach (double count in counts)
        {
            most = Math.Max(most, count);
            isWhole &= count >= 0 && Math.Floor(count) == count;
            isAlike &= count.Equals(counts[0]);
        }

        if (isAlike)
        {
            _each = counts.IsEmpty ? 0 : counts[0];
            return;
        }

        _width =
            isWhole && most <= byte.MaxValue ? sizeof(byte)
            : isWhole && most <= ushort.MaxValue ? sizeof(ushort)
            : isWhole && most <= uint.MaxValue ? sizeof(uint)
            : sizeof(double);
        _counts = new byte[counts.Length * _width];
        for (int index = 0; index < counts.Length; index++)
        {
            Span<byte> place = _counts.AsSpan(index * _width);
            switch (_width)
            {
                case sizeof(byte):
                    place[0] = (byte)counts[index];
                    break;
                case sizeof(ushort):
                    MemoryMarshal.Write(place, (ushort)counts[index]);
                    break;
                case sizeof(uint):
                    MemoryMarshal.Write(place, (uint)counts[index]);
                    break;
                default:
                    MemoryMarshal.Write(place, counts[index]);
                    break;
            }
        }
    }

    /// <summary>The memory of its own that it has beside the struct.</summary>
    public int Bytes => _counts is null ? 0 : 24 + _counts.Length;

    public double Sum(int from, int until)
    {
        if (_counts is null)
        {
            return _each * (until - from);
        }

        ReadOnlySpan<byte> some = _counts.AsSpan(from * _width, (until - from) * _width);
        double sum = 0;
        switch (_width)
        {
            case sizeof(byte):
                foreach (byte count in some)
                {
                    sum += count;
                }

                break;
            case sizeof(ushort):
                foreach (ushort count in MemoryMarshal.Cast<byte, ushort>(some))
                {
                    sum += count;
                }

                break;
            case sizeof(uint):
                foreach (uint count in MemoryMarshal.Cast<byte, uint>(some))
                {
                    sum += count;
                }

                break;
            default:
                foreach (double count in MemoryMarshal.Cast<byte, double>(some))
                {
                    sum += count;
                }

                break;
        }

        return sum;
    }
}
