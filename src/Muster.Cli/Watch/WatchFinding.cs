// What is wrong with the watched, and since when.
namespace Muster.Cli.Watch;

/// <param name="Since">For a heartbeat that is not heard, when it was heard last: that silence has lasted already.</param>
internal sealed record WatchFinding(string Why, DateTimeOffset Since);
