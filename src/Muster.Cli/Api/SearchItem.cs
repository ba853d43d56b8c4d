// An incident that a search found.
namespace Muster.Cli.Api;

internal sealed record SearchItem(string Incident, string Title, string Severity, string? Service, DateTimeOffset BeganAt, string Excerpt);
