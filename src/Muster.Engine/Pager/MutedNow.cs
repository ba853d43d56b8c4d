// Everything that is muted at one moment: silences and maintenance windows with what fires behind them, and groups that another alert hides.
using System.Collections.Immutable;
using Muster.Core.Alerts;

namespace Muster.Engine.Pager;

/// <param name="Silences">In force now, the first to end first.</param>
/// <param name="Hidden">Open groups that another alert hides, the latest first.</param>
public sealed record MutedNow(ImmutableArray<MutedBySilence> Silences, ImmutableArray<AlertGroup> Hidden)
{
    public bool IsEmpty => Silences.IsEmpty && Hidden.IsEmpty;
}
