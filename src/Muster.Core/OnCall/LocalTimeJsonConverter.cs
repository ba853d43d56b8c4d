// Writes a time of day in the form 09:00, with seconds only where there are some.
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Muster.Core.OnCall;

public sealed class LocalTimeJsonConverter : JsonConverter<LocalTime>
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern Seconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.GetString() ?? "";
        ParseResult<LocalTime> read = Minutes.Parse(text);
        read = read.Success ? read : Seconds.Parse(text);
        return read.Success ? read.Value : throw new JsonException($"'{text}' is no time of day: expected a form such as 09:00.");
    }

    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue((value.Second == 0 ? Minutes : Seconds).Format(value));
    }
}
