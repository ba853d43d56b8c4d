// One line of an incident's timeline, told for its reader.
namespace Muster.Cli.Api;

internal sealed record TimelineEntry(DateTimeOffset At, string? By, string Text, bool Removed = false);
