// What a change to the roster says in its body.
namespace Muster.Server.OnCall.Api;

/// <param name="Person">The id of who stands in.</param>
/// <param name="Start">What should have begun begins now.</param>
/// <param name="End">Not included.</param>
/// <param name="Rotation">Left out: above all rotations of the schedule.</param>
internal sealed record OverrideBody(string Person, DateTimeOffset Start, DateTimeOffset End, string Reason, string? Rotation = null);

/// <param name="End">Not included.</param>
/// <param name="Rotation">Left out: all rotations of the schedule.</param>
internal sealed record GapBody(DateTimeOffset Start, DateTimeOffset End, string Reason, string? Rotation = null);

/// <param name="Person">The id of who is away.</param>
/// <param name="End">Not included.</param>
internal sealed record AbsenceBody(string Person, DateTimeOffset Start, DateTimeOffset End, string? Reason = null);

/// <param name="To">The id of who is asked.</param>
/// <param name="From">Whose turn it is; left out: the person who asks.</param>
/// <param name="ReturnStart">With <paramref name="ReturnEnd"/>: what they get for it.</param>
internal sealed record SwapBody(
    string Rotation,
    string To,
    DateTimeOffset Start,
    DateTimeOffset End,
    string? From = null,
    DateTimeOffset? ReturnStart = null,
    DateTimeOffset? ReturnEnd = null,
    string? Reason = null
);

internal sealed record SwapAnswerBody(bool Accept, string? Reason = null);
