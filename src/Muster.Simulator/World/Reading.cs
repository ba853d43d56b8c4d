// What can be measured at one component in one second.
using System.Runtime.InteropServices;

namespace Muster.Simulator.World;

/// <param name="Offered">Requests that reached it.</param>
/// <param name="Served">Requests that it finished, also those for which nobody waited any longer.</param>
/// <param name="Failed">Requests that it refused because its queue was full, or that failed in it or below it.</param>
/// <param name="Shed">Requests that it refused at the door.</param>
/// <param name="Queue">Requests that wait in it, also those whose callers have given up.</param>
/// <param name="Latency">Seconds until an answer, for a request that comes now.</param>
/// <param name="Utilisation">The share of its capacity that is used, 0 to 1.</param>
/// <param name="HitRatio">The share of requests that it answers from memory, 0 to 1; 0 without one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Reading(
    double Offered,
    double Served,
    double Failed,
    double Shed,
    double Queue,
    double Latency,
    double Utilisation,
    double HitRatio,
    double Instances
);
