// Who took something out of the roster, when and why.
using Muster.Core.Kernel;

namespace Muster.Core.Rosters;

public sealed record Withdrawal(Actor By, DateTimeOffset At, string Reason)
{
    /// <summary>What has passed cannot be taken back: all of the stretch, or what of it lies before the withdrawal; null when that is nothing.</summary>
    internal static Stretch? Kept(Stretch when, Withdrawal? withdrawn) =>
        withdrawn is null || withdrawn.At >= when.End ? when
        : withdrawn.At > when.Start ? when with { End = withdrawn.At }
        : null;
}
