// One message of a page and what became of it.
namespace Muster.Core.Paging;

/// <summary>One message of a page. <see cref="Round"/> and <see cref="Step"/> count from 1; <see cref="Attempts"/> is the highest attempt heard of, 0 before any.</summary>
/// <param name="LastAt">When the delivery last changed: planned, delivered or failed.</param>
/// <param name="Error">What the last failed attempt said; null when none failed, and after a success.</param>
public sealed record PageDelivery(
    PlannedDelivery Planned,
    int Round,
    int Step,
    DeliveryState State,
    int Attempts,
    DateTimeOffset PlannedAt,
    DateTimeOffset LastAt,
    string? Receipt,
    string? Error
)
{
    /// <summary>How many attempts failed. Attempts that were never made, or whose outcome nobody learnt, are not among them.</summary>
    public int Failures { get; init; }

    /// <summary>The provider took it, and says that it did not arrive.</summary>
    public bool IsUndelivered { get; init; }
}
