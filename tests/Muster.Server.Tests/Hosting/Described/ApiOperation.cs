// One operation of the API's description.
using System.Text.Json;

namespace Muster.Server.Tests.Hosting.Described;

internal sealed record ApiOperation(string Method, string Path, JsonElement Says)
{
    public static IEnumerable<ApiOperation> AllOf(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select new ApiOperation(method.Name.ToUpperInvariant(), path.Name, method.Value);

    public string? Name => Says.TryGetProperty("operationId", out JsonElement id) ? id.GetString() : null;

    public bool IsWrite => Method is not "GET";

    /// <summary>Whether it is in a format of Muster's own, and not in another system's.</summary>
    public bool IsOwn => Path.StartsWith("/api/v1/", StringComparison.Ordinal);

    public IEnumerable<(int Status, JsonElement Says)> Answers =>
        Says.GetProperty("responses")
            .EnumerateObject()
            .Select(one => (int.Parse(one.Name, System.Globalization.CultureInfo.InvariantCulture), one.Value));

    public bool Takes(string header) => Parameters.Any(one => one.GetProperty("in").GetString() == "header" && NameOf(one) == header);

    public IEnumerable<JsonElement> Parameters =>
        Says.TryGetProperty("parameters", out JsonElement all) ? all.EnumerateArray() : Enumerable.Empty<JsonElement>();

    /// <summary>The codes of the refusals with this status; empty when it is not refused so.</summary>
    public IReadOnlyList<string> Codes(int status) =>
        Says.GetProperty("responses").TryGetProperty($"{status}", out JsonElement answer)
        && answer.TryGetProperty("content", out JsonElement content)
        && content.TryGetProperty("application/problem+json", out JsonElement problem)
        && problem.GetProperty("schema").TryGetProperty("properties", out JsonElement fields)
            ? [.. fields.GetProperty("code").GetProperty("enum").EnumerateArray().Select(code => code.GetString()!)]
            : [];

    public override string ToString() => $"{Method} {Path}";

    private static string? NameOf(JsonElement parameter) => parameter.GetProperty("name").GetString();
}
