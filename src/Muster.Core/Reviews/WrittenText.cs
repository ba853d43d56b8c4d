// One text that a section of a review had, and who wrote it.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

public sealed record WrittenText(string Text, Actor By, DateTimeOffset At)
{
    /// <summary>Every text of a section, oldest first; the first is the draft's.</summary>
    public static ImmutableArray<WrittenText> Of(ReviewSection section, IEnumerable<ReviewEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return
        [
            .. events
                .Select(happened =>
                    happened switch
                    {
                        ReviewEvent.Drafted => new WrittenText(
                            ReviewEvolution.Evolve(Review.Initial, happened).Section(section),
                            happened.By,
                            happened.At
                        ),
                        ReviewEvent.SectionWritten e when e.Section == section => new WrittenText(e.Text, e.By, e.At),
                        _ => null,
                    }
                )
                .OfType<WrittenText>(),
        ];
    }
}
