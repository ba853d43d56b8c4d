// What the linters of words say, to people and as JSON lines.
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Muster.Cli.Terminal;
using Muster.Core.Wording;

namespace Muster.Cli.Features;

/// <summary>JSON lines come in on standard input, and <c>{id, findings: [{rule, span, why, suggestion}]}</c> goes out, a line for a line.</summary>
internal static class LintLines
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Show(IEnumerable<Finding> findings)
    {
        foreach (Finding one in findings)
        {
            Screen.Line($"{one.Rule}: {Screen.Clean(one.Why)}");
            Screen.Line($"  {Screen.Clean(one.Suggestion)}");
        }
    }

    /// <summary>Every line that can be read is answered; those that cannot are all told at the end.</summary>
    /// <param name="read">Judges a line, or says what is wrong with it and answers null.</param>
    public static async Task<int> AnswerAsync(Func<JsonElement, IList<string>, LintedLine?> read, CancellationToken cancel)
    {
        List<string> wrong = [];
        using Stream output = Console.OpenStandardOutput();
        int number = 0;
        while (await Console.In.ReadLineAsync(cancel) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                output.Write(Answer(line, read, mistake => wrong.Add($"line {number}: {mistake}")).Span);
            }
        }

        return wrong.Count == 0
            ? ExitCode.Done
            : throw new Failure(
                ExitCode.Usage,
                wrong.Count == 1
                    ? "One mistake; the other lines were answered."
                    : $"{wrong.Count} mistakes; the lines without one were answered.",
                [.. wrong]
            );
    }

    private static ReadOnlyMemory<byte> Answer(string line, Func<JsonElement, IList<string>, LintedLine?> read, Action<string> mistaken)
    {
        List<string> mistakes = [];
        LintedLine? judged = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            judged = read(document.RootElement.Clone(), mistakes);
        }
        catch (JsonException broken)
        {
            mistakes.Add($"It is no JSON: {broken.Message}");
        }

        mistakes.ForEach(mistaken);
        return judged is null ? ReadOnlyMemory<byte>.Empty : Written(judged);
    }

    private static ReadOnlyMemory<byte> Written(LintedLine judged)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Readable))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            if (judged.Id is { } id)
            {
                id.WriteTo(json);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteStartArray("findings");
            foreach (Finding one in judged.Findings)
            {
                json.WriteStartObject();
                json.WriteString("rule", one.Rule);
                json.WriteStartArray("span");
                json.WriteNumberValue(one.Start);
                json.WriteNumberValue(one.End);
                json.WriteEndArray();
                json.WriteString("why", one.Why);
                json.WriteString("suggestion", one.Suggestion);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }
}
