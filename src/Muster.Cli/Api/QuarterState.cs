// The summary of a quarter, as the API answers it.
namespace Muster.Cli.Api;

/// <param name="Markdown">All of it, for people.</param>
internal sealed record QuarterState(string Quarter, string Markdown);
