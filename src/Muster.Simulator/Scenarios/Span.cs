// A number that differs from variant to variant, between two bounds.
using System.Runtime.InteropServices;

namespace Muster.Simulator.Scenarios;

/// <param name="Low">The least that it can be.</param>
/// <param name="High">The most; the same as <paramref name="Low"/> when it never differs.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Span(double Low, double High)
{
    public static Span Of(double always) => new(always, always);

    /// <summary>The number of one variant; the name keeps it apart from the other numbers of the same scenario.</summary>
    public double Draw(Chance chance, string name) => Low == High ? Low : Low + ((High - Low) * chance.Share(name));

    /// <summary>The same as whole seconds.</summary>
    public int DrawSeconds(Chance chance, string name) => (int)Math.Round(Draw(chance, name));
}
