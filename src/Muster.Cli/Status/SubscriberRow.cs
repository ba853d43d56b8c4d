// What the command line shows of a subscriber.
namespace Muster.Cli.Status;

/// <param name="Components">Ids; empty for everything.</param>
internal sealed record SubscriberRow(
    string Id,
    string Address,
    string Status,
    DateTimeOffset RequestedAt,
    IReadOnlyList<string> Components,
    string? Failure
);
