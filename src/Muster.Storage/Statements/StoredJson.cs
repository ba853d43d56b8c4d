// How labels, matchers and receipt lines stand in their columns.
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Storage.Statements;

internal static class StoredJson
{
    /// <summary>Nothing is escaped that need not be: it is read by us and by whoever looks into the database, never by a browser.</summary>
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(LabelSet labels) => labels.Count == 0 ? "{}" : JsonSerializer.Serialize(labels, Options);

    public static string Write(ImmutableArray<Matcher> matchers) => JsonSerializer.Serialize(matchers, Options);

    public static ImmutableArray<Matcher> ReadMatchers(string json) => JsonSerializer.Deserialize<ImmutableArray<Matcher>>(json, Options);

    /// <summary>Each line as <c>[fingerprint, alert, outcome, reason]</c>: a receipt has hundreds.</summary>
    public static string Write(ImmutableArray<ReceiptLine> lines) =>
        JsonSerializer.Serialize(
            lines.Select(line => new object?[] { line.Fingerprint.ToString(), line.Alert, line.Outcome, line.Reason }),
            Options
        );

    public static ImmutableArray<ReceiptLine> ReadLines(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(ReadLine)];
    }

    private static ReceiptLine ReadLine(JsonElement line)
    {
        _ = Fingerprint.TryParse(line[0].GetString(), out Fingerprint fingerprint);
        return new(
            fingerprint,
            line[1].ValueKind == JsonValueKind.Null ? null : line[1].GetInt64(),
            line[2].GetString()!,
            line[3].GetString()
        );
    }
}
