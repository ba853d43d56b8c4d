// One stretch of an on-call lane.
namespace Muster.Server.Web.Views;

/// <summary>Somebody's turn in an on-call lane, or a stretch that nobody has.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Name">Who; for a gap what is missing, for example `Nobody`.</param>
/// <param name="Because">Why nobody is on call on purpose; null for everything else.</param>
public sealed record LaneShift(
    string Id,
    string Name,
    DateTimeOffset Start,
    DateTimeOffset End,
    LaneKind Kind = LaneKind.Shift,
    string? Because = null
)
{
    /// <summary>The name and, where there is one, the reason.</summary>
    public string Words => Because is { Length: > 0 } why ? $"{Name}: {why}" : Name;
}
