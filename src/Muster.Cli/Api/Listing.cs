// One page of a list.
namespace Muster.Cli.Api;

/// <summary><see cref="Next"/> is the cursor of the next page, null on the last.</summary>
internal sealed record Listing<T>(IReadOnlyList<T> Items, string? Next = null);
