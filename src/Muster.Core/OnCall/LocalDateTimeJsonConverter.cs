// Writes a local date and time in the ISO form 2026-01-05T09:00:00.
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Muster.Core.OnCall;

/// <summary>Reads the seconds as optional, for people write <c>2026-01-05T09:00</c>.</summary>
public sealed class LocalDateTimeJsonConverter : JsonConverter<LocalDateTime>
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public override LocalDateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.GetString() ?? "";
        ParseResult<LocalDateTime> read = LocalDateTimePattern.ExtendedIso.Parse(text);
        read = read.Success ? read : Minutes.Parse(text);
        return read.Success ? read.Value : throw new JsonException($"'{text}' is no local time: expected a form such as 2026-01-05T09:00.");
    }

    public override void Write(Utf8JsonWriter writer, LocalDateTime value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(LocalDateTimePattern.ExtendedIso.Format(value));
    }
}
