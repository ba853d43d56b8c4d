// What a watcher remembers: since when the watched is silent, and whether people were told.
namespace Muster.Cli.Watch;

/// <param name="RedSince">Since when it is not well; null while it is.</param>
/// <param name="SaidAt">When people were told last; null when they were not.</param>
/// <param name="Why">What was wrong when it was looked at last.</param>
internal sealed record WatchState(DateTimeOffset? RedSince, DateTimeOffset? SaidAt, string? Why)
{
    public static readonly WatchState Well = new(null, null, null);
}
