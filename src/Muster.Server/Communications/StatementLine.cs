// A statement as JSON says it, with what it is judged by.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Communications;
using Muster.Core.Communications.Lint;

namespace Muster.Server.Communications;

/// <summary>
/// <c>{id, audience, severity, text, facts?}</c>. Facts may have any shape: each number counts, those in sentences too, and so does the length of each list; without facts
/// numbers are not judged. The severity is taken and not judged by.
/// </summary>
/// <param name="Id">Whatever it was, given back as it came.</param>
public sealed record StatementLine(JsonElement? Id, string Text, StatementContext Context)
{
    private static readonly ImmutableArray<string> Audiences = [.. Enum.GetNames<Audience>().Select(name => name.ToLowerInvariant())];

    /// <param name="audience">For whom it is when the line does not say; null for nobody.</param>
    /// <param name="mistakes">Every mistake of the line.</param>
    public static StatementLine? Read(JsonElement line, Audience? audience, IList<string> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        if (line.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add("A statement is an object: {\"id\": \"1\", \"audience\": \"public\", \"text\": \"…\"}.");
            return null;
        }

        JsonElement? text = Part(line, "text");
        JsonElement? said = Part(line, "audience");
        Audience? read =
            said is { ValueKind: JsonValueKind.String } word && Audiences.Contains(word.GetString()!)
                ? ReadAudience(word.GetString()!)
                : null;
        if (text?.ValueKind != JsonValueKind.String)
        {
            mistakes.Add("text: Give the statement's words as a string.");
        }

        if (said is null ? audience is null : read is null)
        {
            mistakes.Add($"audience: Say for whom it is: {string.Join(", ", Audiences)}.");
        }

        return mistakes.Count > 0
            ? null
            : new(
                Part(line, "id"),
                text!.Value.GetString()!,
                new((read ?? audience)!.Value, Part(line, "facts") is { } facts ? Facts.Of(facts) : null, [])
            );
    }

    public static Audience? ReadAudience(string word) =>
        Audiences.IndexOf(word) is >= 0 and var place ? Enum.GetValues<Audience>()[place] : null;

    private static JsonElement? Part(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement part) && part.ValueKind != JsonValueKind.Null ? part : null;
}
