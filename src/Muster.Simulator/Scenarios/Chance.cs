// Numbers by chance that are the same for the same seed and the same name, on every machine and in every order of asking.
using System.Runtime.InteropServices;

namespace Muster.Simulator.Scenarios;

/// <summary>
/// A hash of seed, name and count, spread by the finaliser of SplitMix64, so that a number that is added to a scenario changes no other. Source: Steele, Lea and Flood,
/// “Fast splittable pseudorandom number generators”, OOPSLA 2014.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Chance(long seed)
{
    /// <summary>Evenly from 0 (which it can be) to 1 (which it cannot).</summary>
    public double Share(string name, int count = 0) => (Mixed(name, count) >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 to below <paramref name="choices"/>, each as likely.</summary>
    public int Pick(int choices, string name, int count = 0) => (int)(Share(name, count) * choices);

    /// <summary>About 0, mostly within 1 and never beyond 4.3: the sum of six even numbers, which needs no function that differs from machine to machine.</summary>
    public double Scatter(string name, int count)
    {
        double sum = 0;
        ulong bits = Mixed(name, count);
        for (int part = 0; part < 6; part++)
        {
            sum += (bits & 0x3FF) / 1023.0;
            bits >>= 10;
        }

        return (sum - 3) * 1.4142;
    }

    private ulong Mixed(string name, int count)
    {
        unchecked
        {
            ulong hash = 14695981039346656037;
            foreach (char letter in name)
            {
                hash = (hash ^ letter) * 1099511628211;
            }

            ulong mixed = hash + ((ulong)seed * 0x9E3779B97F4A7C15) + ((ulong)count * 0xD1B54A32D192ED03);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
