// One answer to "why?", in the tree of answers.
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

/// <summary>
/// One answer. <see cref="Parent"/> is the answer that it explains, null for a first one; <see cref="Evidence"/> is a link or an event of
/// the timeline. <see cref="Removal"/> is set when this very answer was taken out; those below it are out of sight with it.
/// </summary>
public sealed record Why(string Id, string? Parent, string Text, string? Evidence, Actor By, DateTimeOffset At)
{
    public RootCause? RootCause { get; init; }

    public Removal? Removal { get; init; }
}
