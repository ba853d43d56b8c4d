// How often the next update came when it was promised.
using System.Runtime.InteropServices;

namespace Muster.Core.Incidents;

/// <summary>A promise counts when it is settled: by the next statement in time, or by the instant at which it was missed.</summary>
/// <param name="Made">Kept or missed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PromisesKept(int Made, int Kept)
{
    /// <summary>From 0 to 1; null when none is settled.</summary>
    public double? OnTimeRate => Made == 0 ? null : (double)Kept / Made;

    /// <summary>All that an incident of this policy owed: first statements count where they have a time.</summary>
    public static PromisesKept Of(PromisesKept promises, PromisesKept firstStatements, ResponsePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.FirstStatementWithin is null ? promises : promises + firstStatements;
    }

    public static PromisesKept operator +(PromisesKept one, PromisesKept other) =>
        checked(new(one.Made + other.Made, one.Kept + other.Kept));

    public static PromisesKept Add(PromisesKept left, PromisesKept right) => left + right;
}
