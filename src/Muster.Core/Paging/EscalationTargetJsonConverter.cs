// Writes an escalation target as its text form.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Muster.Core.Paging;

public sealed class EscalationTargetJsonConverter : JsonConverter<EscalationTarget>
{
    public override EscalationTarget Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return EscalationTarget.Parse(reader.GetString() ?? "");
        }
        catch (FormatException wrong)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }

    public override void Write(Utf8JsonWriter writer, EscalationTarget value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
