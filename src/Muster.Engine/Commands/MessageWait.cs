// Why a message of a page has not left.
namespace Muster.Engine.Commands;

/// <param name="Key">The delivery's.</param>
/// <param name="Why">As a sentence.</param>
/// <param name="Until">When it leaves; null where that is not known, or it never does.</param>
public sealed record MessageWait(string Key, string Why, DateTimeOffset? Until);
