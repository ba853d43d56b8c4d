// A refusal of the API, as problem+json says it.
namespace Muster.Cli.Api;

internal sealed record Problem(string? Code, string? Title, string? Detail, IReadOnlyList<ProblemError>? Errors);

internal sealed record ProblemError(string? Field, string? Message);
