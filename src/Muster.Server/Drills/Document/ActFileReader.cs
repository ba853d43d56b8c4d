// Reads what is done in a drill from JSON lines: one act a line, in the order of their seconds.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Drills;
using Muster.Server.Web.Document;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Document;

public static class ActFileReader
{
    /// <summary>4 MiB, many times what a drill can take.</summary>
    public const int CharactersMax = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    private static readonly string[] Known = ["at", "do", "target", "args"];

    /// <summary>The acts of a text, or every mistake in it with its line; never throws for what stands in it.</summary>
    public static (ImmutableArray<Act> Acts, ImmutableArray<Mistake> Mistakes) Read(string text, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > CharactersMax)
        {
            return ([], [new(0, 0, "", $"The file has {text.Length} characters; at most {CharactersMax} are read.")]);
        }

        ImmutableArray<Act>.Builder acts = ImmutableArray.CreateBuilder<Act>();
        ImmutableArray<Mistake>.Builder mistakes = ImmutableArray.CreateBuilder<Mistake>();
        int before = 0;
        int line = 0;
        foreach (ReadOnlySpan<char> written in text.AsSpan().EnumerateLines())
        {
            line++;
            if (written.IsWhiteSpace())
            {
                continue;
            }

            int here = line;
            if (ReadLine(written.ToString(), before, (field, message) => mistakes.Add(new(here, 0, field, message))) is not { } act)
            {
                continue;
            }

            mistakes.AddRange(ActRules.Check(scenario, act).Select(error => new Mistake(here, 0, error.Field, error.Message)));
            if (act.At < before)
            {
                mistakes.Add(new(here, 0, "at", $"Acts stand in the order of their seconds; {act.At} comes after {before}."));
            }

            before = Math.Max(before, act.At);
            acts.Add(act);
        }

        if (acts.Count > DrillLimits.ActsMax)
        {
            mistakes.Add(new(line, 0, "", $"A drill takes at most {DrillLimits.ActsMax} acts; there are {acts.Count}."));
        }

        return (acts.ToImmutable(), mistakes.ToImmutable());
    }

    /// <param name="before">The second of the act before it: where its own cannot be read, the rest of it is read as if it came then.</param>
    private static Act? ReadLine(string written, int before, Action<string, string> mistake)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(written, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return ReadAct(document.RootElement, before, mistake);
            }

            mistake("", """Write an object on each line, as {"at": 180, "do": "shed", "target": "gateway", "args": {"percent": 90}}.""");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // The second is how half of a pair of letters is told, when it is read.
            mistake("", $"This is no JSON: {wrong.Message}");
        }

        return null;
    }

    private static Act? ReadAct(JsonElement line, int before, Action<string, string> mistake)
    {
        foreach (JsonProperty field in line.EnumerateObject().Where(field => !Known.Contains(field.Name, StringComparer.Ordinal)))
        {
            mistake(field.Name, $"'{field.Name}' is no field of an act: there are {string.Join(", ", Known)}.");
        }

        int at = before;
        if (
            line.TryGetProperty("at", out JsonElement second)
            && second.ValueKind == JsonValueKind.Number
            && second.TryGetInt32(out int whole)
        )
        {
            at = whole;
        }
        else
        {
            mistake("at", "Say in which second of the drill it is done, as a whole number from 0.");
        }

        string word = Text(line, "do") ?? "";
        Verb? verb = Word.TryParse<Verb>(word);
        if (verb is null)
        {
            mistake("do", $"'{word}' is nothing that can be done: there are {string.Join(", ", Word.All<Verb>())}.");
        }

        ImmutableSortedDictionary<string, string> args = ReadArguments(line, mistake);
        string target = Text(line, "target") ?? "";
        if (target.StartsWith("person:", StringComparison.Ordinal))
        {
            mistake("target", $"'{target}' would be somebody who plays along, and here nobody does: name a colleague of the scenario.");
        }

        return verb is { } what ? new Act(at, what, target) { Args = args } : null;
    }

    private static ImmutableSortedDictionary<string, string> ReadArguments(JsonElement line, Action<string, string> mistake)
    {
        ImmutableSortedDictionary<string, string>.Builder args = ImmutableSortedDictionary.CreateBuilder<string, string>(
            StringComparer.Ordinal
        );
        if (!line.TryGetProperty("args", out JsonElement given) || given.ValueKind == JsonValueKind.Null)
        {
            return args.ToImmutable();
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            mistake("args", """Arguments are an object, as {"percent": 90}.""");
            return args.ToImmutable();
        }

        foreach (JsonProperty argument in given.EnumerateObject())
        {
            if (argument.Value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            {
                args[argument.Name] = argument.Value.GetRawText();
            }
            else if (argument.Value.ValueKind == JsonValueKind.String)
            {
                args[argument.Name] = argument.Value.GetString() ?? "";
            }
            else
            {
                mistake($"args.{argument.Name}", "An argument is a number or a text.");
            }
        }

        return args.ToImmutable();
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
