// One request that the fake server got.
using System.Text.Json;

namespace Muster.Cli.Tests.Driving;

public sealed record Request(string Method, string Path, string Query, string? Authorization, string? IdempotencyKey, string Text)
{
    /// <summary>All headers, by their names in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public JsonElement Body => JsonDocument.Parse(Text).RootElement;
}
