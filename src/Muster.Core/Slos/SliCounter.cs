// What a counter rose by.
namespace Muster.Core.Slos;

public static class SliCounter
{
    /// <summary>From one value to the next; a counter that fell was started anew from 0, as Prometheus reads it.</summary>
    public static double Increase(double before, double after) => after >= before ? after - before : after;
}
