// Rows of the read models as JSON, written and read in one way.
using System.Text.Json;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public static class ViewJson
{
    public static JsonSerializerOptions Options => EventJson.Options;

    public static string Write<TRow>(TRow row) => JsonSerializer.Serialize(row, Options);

    public static TRow Row<TRow>(this View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return JsonSerializer.Deserialize<TRow>(view.Body, Options)
            ?? throw new InvalidOperationException(
                $"The row {view.Kind}/{view.Id} is empty: rebuild the read models with `muster rebuild`."
            );
    }

    /// <summary>Lower-case words for the search, without what is missing.</summary>
    public static string Search(params IEnumerable<string?> words) =>
        string.Join(' ', words.Where(word => !string.IsNullOrWhiteSpace(word))).ToLowerInvariant();
}
