// What became of one request of Opsgenie's API.
namespace Muster.Server.Intake.Opsgenie;

/// <param name="Key">The name of the key that it came with.</param>
/// <param name="Status">What was done, or why it was not, in a sentence.</param>
internal sealed record RequestRow(
    string Key,
    string Action,
    bool IsSuccess,
    string Status,
    string? AlertId,
    string? Alias,
    DateTimeOffset ProcessedAt
);
