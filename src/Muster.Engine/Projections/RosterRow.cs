// How much the roster holds, as its row says.
namespace Muster.Engine.Projections;

public sealed record RosterRow(int Changes, int Absences, int Swaps, int OpenSwaps);
