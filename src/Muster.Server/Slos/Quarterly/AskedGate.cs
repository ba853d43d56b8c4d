// How often the gate of an SLO answered what.
using Muster.Core.Kernel;

namespace Muster.Server.Slos.Quarterly;

public sealed record AskedGate(SloId Slo, int Shipped, int Warned, int Stopped);
