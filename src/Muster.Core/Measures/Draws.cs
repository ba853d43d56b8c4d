// Numbers as if by chance, the same for the same seed.
namespace Muster.Core.Measures;

/// <summary>
/// SplitMix64: the same seed gives the same numbers on every machine. Not for secrets. Source: Steele, Lea and Flood, “Fast splittable pseudorandom number generators”,
/// OOPSLA 2014.
/// </summary>
public sealed class Draws(ulong seed)
{
    private ulong _state = seed;
    private double? _spare;

    /// <summary>A seed that follows from the data, so that a page that is opened twice says the same: FNV-1a of the samples' bits.</summary>
    public static Draws For(params ReadOnlySpan<Sample> samples)
    {
        unchecked
        {
            ulong hash = 14695981039346656037;
            foreach (Sample sample in samples)
            {
                hash = (hash ^ (ulong)sample.N) * 1099511628211;
                foreach (double value in sample.Values)
                {
                    hash = (hash ^ (ulong)BitConverter.DoubleToInt64Bits(value)) * 1099511628211;
                }
            }

            return new(hash);
        }
    }

    /// <summary>Evenly from 0 to 1; it can be neither.</summary>
    public double Unit()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (((mixed ^ (mixed >> 31)) >> 11) + 0.5) * (1.0 / (1UL << 53));
        }
    }

    /// <summary>Of mean 0 and deviation 1. Source: Box and Muller, 1958.</summary>
    public double Normal()
    {
        if (_spare is { } spare)
        {
            _spare = null;
            return spare;
        }

        double far = Math.Sqrt(-2 * Math.Log(Unit()));
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * Unit());
        _spare = far * sine;
        return far * cosine;
    }

    /// <summary>Of this shape, at least 1, and scale 1. Source: Marsaglia and Tsang, “A simple method for generating gamma variables”, 2000.</summary>
    public double Gamma(double shape)
    {
        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal();
            double root = 1 + (c * x);
            double v = root * root * root;
            double square = x * x;
            double unit = Unit();
            if (v > 0 && (unit < 1 - (0.0331 * square * square) || Math.Log(unit) < (0.5 * square) + (d * (1 - v + Math.Log(v)))))
            {
                return d * v;
            }
        }
    }
}
