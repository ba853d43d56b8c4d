// One stretch of an on-call lane.
namespace Muster.Server.Web.Views;

/// <summary>Somebody's turn in an on-call lane, or a stretch that nobody has.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Name">Who; for a gap what is missing, for example `Nobody`.</param>
public sealed record LaneShift(string Id, string Name, DateTimeOffset Start, DateTimeOffset End, LaneKind Kind = LaneKind.Shift);
