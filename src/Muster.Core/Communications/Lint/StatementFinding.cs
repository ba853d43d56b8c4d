// What the linter finds in a holding statement, at the field that it stands in.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Communications.Lint;

/// <param name="Field">Of a statement <c>title</c>, <c>status</c>, <c>impact</c>, <c>currentAction</c> and <c>nextUpdateAt</c>; of a bulletin <c>title</c> and <c>body</c>.</param>
/// <param name="Words">The words that are marked; empty where the whole statement is meant.</param>
public sealed record StatementFinding(string Field, string Words, string Rule, string Why, string Suggestion)
{
    private static readonly ImmutableArray<string> Fields = ["title", "status", "impact", "currentAction", "nextUpdateAt"];

    /// <summary>Why a text for the public was not published: the findings that nobody answers for, each at its field.</summary>
    public static Rejection Refusal(ImmutableArray<StatementFinding> found, string code) =>
        found
            .Aggregate(
                new FieldErrors(),
                (errors, one) =>
                    errors.When(
                        true,
                        one.Field,
                        (one.Words.Length > 0 ? $"“{one.Words}” ({one.Rule}): " : $"({one.Rule}): ") + $"{one.Why} {one.Suggestion}"
                    )
            )
            .Refuse(
                code,
                "The public reads this, and it was not published, because of what stands at its lines. Mend it, or answer for it by name: "
                    + $"{string.Join(", ", found.Select(one => one.Rule).Distinct(StringComparer.Ordinal))}."
            );

    /// <summary>The findings in the five lines as outsiders read them: without the severity before the title. In the order of the lines.</summary>
    public static ImmutableArray<StatementFinding> In(string title, HoldingStatement statement, StatementContext context)
    {
        ArgumentNullException.ThrowIfNull(title);
        string text = HoldingStatementText.OneLine(title) + "\n" + HoldingStatementText.Body(statement);
        return
        [
            .. StatementLint
                .Find(text, context)
                .Select(one =>
                {
                    int line = text.AsSpan(0, one.Start).Count('\n');
                    string words = text[one.Start..one.End];
                    bool isOfTheWhole = words.Contains('\n', StringComparison.Ordinal);
                    string field = isOfTheWhole && one.Rule == LintRules.MissingNextUpdate ? Fields[^1] : Fields[line];
                    return new StatementFinding(field, isOfTheWhole ? "" : words, one.Rule, one.Why, one.Suggestion);
                }),
        ];
    }
}
