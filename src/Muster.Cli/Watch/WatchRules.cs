// When a watcher speaks: once when the silence lasts, again every while, and once when it is over.
namespace Muster.Cli.Watch;

internal static class WatchRules
{
    /// <summary>The state after a look, and what is to be said; null for nothing. What was said is to be kept with <see cref="Said"/>, once somebody heard it.</summary>
    /// <param name="wrong">What is wrong; null when all is well.</param>
    public static (WatchState Next, WatchWord? Say) Look(
        WatchState state,
        WatchFinding? wrong,
        DateTimeOffset now,
        TimeSpan after,
        TimeSpan repeat
    )
    {
        if (wrong is null)
        {
            // Until people have heard that it is over, it is not forgotten that they were told.
            return state.SaidAt is null
                ? (WatchState.Well, null)
                : (state, new WatchWord(IsWell: true, state.RedSince ?? now, now, state.Why ?? ""));
        }

        WatchState red = state with { RedSince = state.RedSince ?? wrong.Since, Why = wrong.Why };
        bool isDue = now - red.RedSince >= after && (red.SaidAt is null || now - red.SaidAt >= repeat);
        return (red, isDue ? new WatchWord(IsWell: false, red.RedSince!.Value, now, wrong.Why) : null);
    }

    /// <summary>The state after people heard it.</summary>
    public static WatchState Said(WatchState state, WatchWord word) => word.IsWell ? WatchState.Well : state with { SaidAt = word.At };
}
