// How the API reads JSON: strictly, so that a misspelt field is an answer and not a surprise.
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Muster.Core.Kernel;

namespace Muster.Server.Web.Api;

public static class ApiJson
{
    /// <summary>More than the longest text that a rule takes, so that a rule refuses what is too long rather than the edge cutting it.</summary>
    public const int TextBytesMax = 64 * 1024;

    /// <summary>For reading: enums by name only, instants with their offset, texts cleaned.</summary>
    public static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        MaxDepth = EdgeLimits.JsonDepth,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false), new InstantConverter(), new CleanTextConverter() },
    };

    /// <summary>An instant without an offset would mean another time on each server.</summary>
    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantForm.TryRead(reader.GetString(), out DateTimeOffset instant) ? instant : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }

    private sealed class CleanTextConverter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? EdgeText.Clean(reader.GetString()!, TextBytesMax) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
