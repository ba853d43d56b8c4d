// What asking for a silence led to.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

public abstract record SilenceOutcome
{
    private SilenceOutcome() { }

    /// <summary>What to save, in one transaction: the silence that holds from now on is <paramref name="Silence"/>; the one that it replaces, if any, goes before it.</summary>
    public sealed record Saved(Silence Silence, Silence? Replaced) : SilenceOutcome
    {
        /// <summary>In the order in which they are saved.</summary>
        public ImmutableArray<Silence> All => Replaced is null ? [Silence] : [Replaced, Silence];
    }

    /// <summary>Nothing to do.</summary>
    public sealed record Unchanged(Reason Why) : SilenceOutcome;

    public sealed record Refused(Rejection Why) : SilenceOutcome;
}
