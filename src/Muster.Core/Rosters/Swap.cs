// A wish that somebody takes another's stretch, and what became of it.
using Muster.Core.Kernel;

namespace Muster.Core.Rosters;

/// <param name="From">Who gives <paramref name="Gives"/> away.</param>
/// <param name="To">Who is asked to take it.</param>
/// <param name="InReturn">What <paramref name="From"/> takes of the other's; null for nothing.</param>
public sealed record Swap(
    string Id,
    ScheduleId Schedule,
    string Rotation,
    PersonId From,
    PersonId To,
    Stretch Gives,
    Stretch? InReturn,
    string Reason,
    Actor By,
    DateTimeOffset At
)
{
    public SwapAnswer? Answer { get; init; }

    /// <summary>When nobody can accept it any longer: at the beginning of the earlier of its stretches.</summary>
    public DateTimeOffset ExpiresAt => InReturn is { } other && other.Start < Gives.Start ? other.Start : Gives.Start;

    public SwapState State(DateTimeOffset now) => Answer?.State ?? (now < ExpiresAt ? SwapState.Open : SwapState.Expired);
}
