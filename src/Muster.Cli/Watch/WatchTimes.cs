// How often a watcher looks and speaks.
namespace Muster.Cli.Watch;

/// <param name="Every">Between two looks.</param>
/// <param name="After">How long it may be silent before people are told.</param>
/// <param name="Repeat">Between two messages while it stays silent.</param>
internal sealed record WatchTimes(TimeSpan Every, TimeSpan After, TimeSpan Repeat);
