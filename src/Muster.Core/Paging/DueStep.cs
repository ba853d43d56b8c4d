// The step of a page that comes next, and when.
namespace Muster.Core.Paging;

/// <summary>
/// The step that comes next. <see cref="Round"/> and <see cref="Step"/> count from 1. <see cref="What"/> is whom it pages; after the last step of the last
/// round it has no targets: notifying that step exhausts the page, so a caller treats it as any other.
/// </summary>
public sealed record DueStep(int Round, int Step, DateTimeOffset At, EscalationStep What)
{
    /// <summary>It was due before, and waits because everybody in it sleeps.</summary>
    public bool IsPostponed { get; init; }
}
