// Something that was removed, as the API lists it.
namespace Muster.Cli.Api;

internal sealed record BinItem(string Id, string Title, string By, DateTimeOffset At, string Why, string? Stays);
