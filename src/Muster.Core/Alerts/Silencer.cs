// Which silences hold for an alert.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>The silences of a moment, compiled; make one for each change of the silences and share it between threads.</summary>
public sealed class Silencer(IEnumerable<Silence> silences)
{
    private readonly ImmutableArray<(Silence Silence, LabelMatcherSet Matchers)> _silences =
    [
        .. silences
            .Where(silence => !silence.Matchers.IsDefaultOrEmpty)
            .Select(silence => (silence, new LabelMatcherSet(silence.Matchers))),
    ];

    /// <summary>The silences in force at <paramref name="now"/> whose matchers all hold, in the order in which they were given; empty when the alert is not silenced.</summary>
    public ImmutableArray<SilenceId> Silencing(LabelSet labels, DateTimeOffset now)
    {
        ImmutableArray<SilenceId>.Builder found = ImmutableArray.CreateBuilder<SilenceId>();
        foreach ((Silence silence, LabelMatcherSet matchers) in _silences)
        {
            if (SilenceRules.State(silence, now) == SilenceState.Active && matchers.Holds(labels))
            {
                found.Add(silence.Id);
            }
        }

        return found.DrainToImmutable();
    }
}
