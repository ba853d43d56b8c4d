// One request that the fake server got.
using System.Text.Json;

namespace Muster.Cli.Tests.Driving;

public sealed record Request(string Method, string Path, string Query, string? Authorization, string? IdempotencyKey, string Text)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;
}
