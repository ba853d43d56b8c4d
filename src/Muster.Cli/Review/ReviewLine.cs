// A text of a review as JSON says it, with what it is judged by.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Reviews.Lint;

namespace Muster.Cli.Review;

/// <summary>
/// <c>{id, kind, text, context?}</c>. What a context may have: <c>previous</c> (of a why), <c>owner</c>, <c>due</c> and <c>verification</c> (of an action item), <c>people</c>
/// (names). What else it has is left alone. A context that is a text stands for the previous why.
/// </summary>
internal sealed record ReviewLine(JsonElement? Id, ReviewTextKind Kind, string Text, ReviewContext Context)
{
    public static ImmutableArray<string> Kinds { get; } = ["why", "root_cause", "action_item", "sentence"];

    /// <param name="kind">What it is when the line does not say; null for nothing.</param>
    /// <param name="mistakes">Every mistake of the line.</param>
    public static ReviewLine? Read(JsonElement line, ReviewTextKind? kind, IList<string> mistakes)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add("A text is an object: {\"id\": \"1\", \"kind\": \"why\", \"text\": \"…\"}.");
            return null;
        }

        JsonElement? text = Part(line, "text");
        JsonElement? said = Part(line, "kind");
        ReviewTextKind? read = said is { ValueKind: JsonValueKind.String } word ? ReadKind(word.GetString()!) : null;
        if (text?.ValueKind != JsonValueKind.String)
        {
            mistakes.Add("text: Give the words as a string.");
        }

        if (said is null ? kind is null : read is null)
        {
            mistakes.Add($"kind: Say what it is: {string.Join(", ", Kinds)}.");
        }

        ReviewContext context = Part(line, "context") is { } around ? ContextOf(around, mistakes) : ReviewContext.Nothing;
        return mistakes.Count > 0 ? null : new(Part(line, "id"), (read ?? kind)!.Value, text!.Value.GetString()!, context);
    }

    public static ReviewTextKind? ReadKind(string word) =>
        Kinds.IndexOf(word) is >= 0 and var place ? Enum.GetValues<ReviewTextKind>()[place] : null;

    private static ReviewContext ContextOf(JsonElement context, IList<string> mistakes)
    {
        if (context.ValueKind == JsonValueKind.String)
        {
            return ReviewContext.Nothing with { Previous = context.GetString() };
        }

        if (context.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add("context: Give an object, such as {\"previous\": \"…\"} or {\"owner\": \"…\", \"due\": \"…\"}.");
            return ReviewContext.Nothing;
        }

        return new(
            Text("previous"),
            Text("owner"),
            Text("due"),
            Text("verification"),
            Part(context, "people") is { ValueKind: JsonValueKind.Array } people
                ? [.. people.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)]
                : []
        );

        string? Text(string name) =>
            Part(context, name) switch
            {
                { ValueKind: JsonValueKind.String } words => words.GetString(),
                { } other => other.GetRawText(),
                null => null,
            };
    }

    private static JsonElement? Part(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement part) && part.ValueKind != JsonValueKind.Null ? part : null;
}
