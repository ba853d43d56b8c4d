// What pipelines asked the gate of an SLO in a day.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Engine.Slos;

/// <param name="Day">When it begins: a midnight of UTC.</param>
/// <param name="Shipped">How many questions were answered so; <paramref name="Warned"/> and <paramref name="Stopped"/> are the others.</param>
/// <param name="Changes">Those that were stopped, or went by an override or by their kind; the first <see cref="GateLog.ChangesMax"/> of the day.</param>
public sealed record GateDayRow(SloId Slo, DateTimeOffset Day, int Shipped, int Warned, int Stopped, ImmutableArray<AskedChange> Changes);
