// What came of it that somebody cannot respond to a page.
namespace Muster.Cli.Api;

internal sealed record PageDecline(bool PassedOn, string Says, DateTimeOffset? NextAt);
