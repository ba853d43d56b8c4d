// The step of a page that comes next, and when.
namespace Muster.Core.Paging;

/// <summary>
/// The step that comes next. <see cref="Round"/> and <see cref="Step"/> count from 1. <see cref="What"/> is whom it pages; after the last step of the last
/// round it has no targets: notifying that step exhausts the page, so a caller treats it as any other.
/// </summary>
public sealed record DueStep(int Round, int Step, DateTimeOffset At, EscalationStep What)
{
    /// <summary>Who sleeps and until when, as a sentence, where it was due before and waits for that; null where it does not.</summary>
    public string? Asleep { get; init; }

    public bool IsPostponed => Asleep is not null;
}
