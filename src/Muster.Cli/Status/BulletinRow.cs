// A bulletin of the status page, as much of it as the commands show.
namespace Muster.Cli.Status;

internal sealed record BulletinRow(string Id, string Kind, string Title, string Status, string? Incident, DateTimeOffset? NextUpdateAt);
