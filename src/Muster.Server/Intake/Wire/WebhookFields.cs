// Reads the fields of a webhook's body by their paths, cleaned, and remembers every one that is missing.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Kernel;

namespace Muster.Server.Intake.Wire;

internal sealed class WebhookFields(JsonElement root)
{
    private readonly ImmutableArray<string>.Builder _missing = ImmutableArray.CreateBuilder<string>();

    /// <summary>What was required and is not there, in the order in which it was asked for.</summary>
    public ImmutableArray<string> Missing => _missing.ToImmutable();

    /// <summary>The text on one line; empty, and remembered as missing, when there is none.</summary>
    public string Required(params ReadOnlySpan<string> path)
    {
        if (Line(path) is { } line)
        {
            return line;
        }

        string name = string.Join('.', path);
        _missing.Add(
            Find(path) is { ValueKind: not (JsonValueKind.String or JsonValueKind.Null) }
                ? $"'{name}' must be a text"
                : $"'{name}' is missing or blank"
        );
        return "";
    }

    /// <summary>The text on one line; null when it is missing, blank or no text.</summary>
    public string? Line(params ReadOnlySpan<string> path) =>
        Find(path) is { ValueKind: JsonValueKind.String } text
        && EdgeText.Line(WireText.Of(text), EdgeLimits.TitleBytes) is { Length: > 0 } line
            ? line
            : null;

    /// <summary>Null when it is missing or no whole number.</summary>
    public long? Number(params ReadOnlySpan<string> path) =>
        Find(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long whole) ? whole : null;

    /// <summary>How many things the list has; 0 when it is missing or no list.</summary>
    public int Count(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;

    /// <summary>False also when it is missing.</summary>
    public bool Is(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.True };

    private JsonElement? Find(ReadOnlySpan<string> path)
    {
        JsonElement at = root;
        foreach (string name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at;
    }
}
