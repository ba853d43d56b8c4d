// A change that the gate of an SLO stopped, or let go although the budget was spent.
using Muster.Core.Kernel;
using Muster.Engine.Slos;

namespace Muster.Server.Slos.Quarterly;

public sealed record StoppedChange(SloId Slo, AskedChange Asked);
