// Whose answer to a page counts.
namespace Muster.Cli.Api;

internal sealed record PageAnswer(string Name, DateTimeOffset At, bool IsYours);
