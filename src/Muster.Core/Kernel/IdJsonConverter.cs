// Writes a typed id as its plain text, as a value and as a dictionary key.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

public sealed class IdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ParseText(reader.GetString());

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ParseText(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value);
    }

    private static TId ParseText(string? text)
    {
        try
        {
            return TId.Parse(text ?? "");
        }
        catch (FormatException wrong)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }
}
