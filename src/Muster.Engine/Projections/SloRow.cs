// What an SLO says now, and whether it is in use.
using Muster.Core.Kernel;
using Muster.Core.Slos;

namespace Muster.Engine.Projections;

/// <param name="Version">Counts from 1.</param>
/// <param name="By">Who said this version, and <paramref name="At"/> when.</param>
/// <param name="Retirement">Null while it is in use.</param>
public sealed record SloRow(SloId Id, int Version, SloDefinition Definition, Actor By, DateTimeOffset At, SloRetirement? Retirement);
