// Something that made it likelier, longer or worse, and that no why leads down to.
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

/// <summary>A contributing factor. <see cref="Evidence"/> is a link or an event of the timeline, as that of an answer.</summary>
public sealed record Factor(string Id, string Text, CauseClass Class, string? Evidence, Actor By, DateTimeOffset At)
{
    public Removal? Removal { get; init; }
}
