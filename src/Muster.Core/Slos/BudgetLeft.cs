// What was left of a budget at an instant.
using System.Runtime.InteropServices;

namespace Muster.Core.Slos;

/// <param name="Left">1 for all of it; below 0 more was spent than there was.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BudgetLeft(DateTimeOffset At, double Left);
