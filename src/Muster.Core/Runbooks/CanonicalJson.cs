// One text for one value: JSON with its fields in one order.
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Muster.Core.Runbooks;

internal static class CanonicalJson
{
    private static readonly JsonSerializerOptions Texts = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonElement value)
    {
        StringBuilder text = new();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                string before = "";
                foreach (JsonProperty field in value.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal))
                {
                    text.Append(before).Append(JsonSerializer.Serialize(field.Name, Texts)).Append(':');
                    Append(text, field.Value);
                    before = ",";
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                string comma = "";
                foreach (JsonElement item in value.EnumerateArray())
                {
                    text.Append(comma);
                    Append(text, item);
                    comma = ",";
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append(JsonSerializer.Serialize(value.GetString(), Texts));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }
}
