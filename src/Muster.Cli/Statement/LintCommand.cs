// `muster statement lint`: guesses, promises without a time, blame and the like, each with a reason and better words.
using System.Buffers;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.Communications;
using Muster.Core.Communications.Lint;
using Muster.Core.Wording;
using Muster.Server.Communications;

namespace Muster.Cli.Statement;

internal static class LintCommand
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Option<string?> For = new("--audience")
    {
        Description = "For whom: public, executive or internal. A line of JSON that says it itself is taken at its word.",
        HelpName = "AUDIENCE",
    };

    public static Command Create()
    {
        For.AcceptOnlyFromAmong("public", "executive", "internal");
        Command command = new(
            "lint",
            "Read a statement from standard input and say what to mend: guesses, promises without a time, blame, insiders' words, numbers from nowhere, no next update, "
                + "too long. With --json: JSON lines {id, audience, severity, text, facts?} come in, and {id, findings: [{rule, span, why, suggestion}]} go out, a line for a line; "
                + "a span is its first character and the one after its last."
        )
        {
            For,
            Output.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        Audience? audience = parsed.GetValue(For) is { } word ? StatementLine.ReadAudience(word) : null;
        return parsed.Screen().IsJson ? await LinesAsync(audience, cancel) : await TextAsync(audience ?? Audience.Public, cancel);
    }

    private static async Task<int> TextAsync(Audience audience, CancellationToken cancel)
    {
        string text = (await Console.In.ReadToEndAsync(cancel)).TrimEnd();
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new Failure(ExitCode.Usage, "There is nothing to read: give the statement on standard input.");
        }

        foreach (Finding one in StatementLint.Find(text, new(audience, Facts: null, InternalNames: [])))
        {
            Screen.Line($"{one.Rule}: {Screen.Clean(one.Why)}");
            Screen.Line($"  {Screen.Clean(one.Suggestion)}");
        }

        return ExitCode.Done;
    }

    /// <summary>Every line that can be read is answered; those that cannot are all told at the end.</summary>
    private static async Task<int> LinesAsync(Audience? audience, CancellationToken cancel)
    {
        List<string> wrong = [];
        using Stream output = Console.OpenStandardOutput();
        int number = 0;
        while (await Console.In.ReadLineAsync(cancel) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                output.Write(Answer(line, audience, mistake => wrong.Add($"line {number}: {mistake}")).Span);
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

    private static ReadOnlyMemory<byte> Answer(string line, Audience? audience, Action<string> mistaken)
    {
        List<string> mistakes = [];
        StatementLine? read = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            read = StatementLine.Read(document.RootElement.Clone(), audience, mistakes);
        }
        catch (JsonException broken)
        {
            mistakes.Add($"It is no JSON: {broken.Message}");
        }

        mistakes.ForEach(mistaken);
        return read is null ? ReadOnlyMemory<byte>.Empty : Written(read);
    }

    private static ReadOnlyMemory<byte> Written(StatementLine read)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Readable))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            if (read.Id is { } id)
            {
                id.WriteTo(json);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteStartArray("findings");
            foreach (Finding one in StatementLint.Find(read.Text, read.Context))
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
