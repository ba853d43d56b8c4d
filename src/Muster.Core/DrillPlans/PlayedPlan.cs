// That a planned drill was played: as which drill, and of which of the plan's times.
using Muster.Core.Kernel;

namespace Muster.Core.DrillPlans;

public sealed record PlayedPlan(DrillId Drill, DateTimeOffset PlannedAt, Actor By, DateTimeOffset At);
