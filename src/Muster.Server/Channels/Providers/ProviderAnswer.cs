// What a provider answered over HTTP.
using System.Text.Json;

namespace Muster.Server.Channels.Providers;

/// <param name="Body">Its first bytes as text, for the page's record; empty when there was none or it broke off.</param>
/// <param name="RetryAfter">How long the provider asks to wait; null when it says nothing.</param>
public sealed record ProviderAnswer(int Status, string Body, TimeSpan? RetryAfter)
{
    /// <summary>The header by which a provider pages a list; null when there is none.</summary>
    public string? Link { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>A field of the JSON object that the body is, as text; null when there is none.</summary>
    public string? Field(string name)
    {
        try
        {
            using JsonDocument read = JsonDocument.Parse(Body);
            return read.RootElement.ValueKind == JsonValueKind.Object && read.RootElement.TryGetProperty(name, out JsonElement field)
                ? field.ValueKind switch
                {
                    JsonValueKind.String => field.GetString(),
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => field.GetRawText(),
                    _ => null,
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
