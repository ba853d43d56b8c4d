// A change as the API lists it, as much of it as the terminal shows.
namespace Muster.Cli.Api;

internal sealed record ChangeRow(string Id, string Summary, string Kind, string? Source, string? Service, DateTimeOffset At);
