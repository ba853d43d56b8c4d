// Who called a planned drill off, when and why.
using Muster.Core.Kernel;

namespace Muster.Core.DrillPlans;

/// <param name="Reason">May be empty.</param>
public sealed record PlanCancellation(string Reason, Actor By, DateTimeOffset At);
