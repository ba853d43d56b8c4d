// What became of requests in one second.
using System.Runtime.InteropServices;

namespace Muster.Simulator.World;

/// <param name="Lost">Of those that failed or were refused, how many are not tried again.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fates(double Served, double Failed, double Shed, double Lost);
