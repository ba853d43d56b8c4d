// The linter of reviews, on labelled texts and on single wordings.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Reviews.Lint;
using Muster.Core.Tests.Wording;
using Muster.Core.Wording;

namespace Muster.Core.Tests.Reviews;

public sealed class ReviewLintTests
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "Reviews", "reviews.jsonl");

    /// <summary>340 texts, labelled by somebody who had not seen the rules; the last 100 were judged once before the rules knew them: docs/reviews.md has what came out.</summary>
    [Theory]
    [InlineData(ReviewLintRules.HumanRootCause, 0.9, 0.9)]
    [InlineData(ReviewLintRules.RestatesPrevious, 0.9, 0.9)]
    [InlineData(ReviewLintRules.BeCarefulAction, 0.9, 0.9)]
    [InlineData(ReviewLintRules.NoOwner, 0.9, 0.9)]
    [InlineData(ReviewLintRules.NoDue, 0.9, 0.9)]
    [InlineData(ReviewLintRules.NoVerification, 0.9, 0.9)]
    [InlineData(ReviewLintRules.NamesPersonAsCause, 0.9, 0.9)]
    [InlineData(ReviewLintRules.CounterfactualBlame, 0.9, 0.9)]
    public void Labelled_texts_are_judged_as_a_person_did(string rule, double precisionMin, double recallMin) =>
        LabelledTexts.Hold(Corpus, rule, precisionMin, recallMin, line => Of(line));

    [Theory]
    [InlineData(ReviewTextKind.RootCause, "The engineer should have been more careful.", ReviewLintRules.HumanRootCause, "more careful")]
    [InlineData(ReviewTextKind.Why, "Human error.", ReviewLintRules.HumanRootCause, "Human error")]
    [InlineData(ReviewTextKind.Why, "They didn’t follow the runbook", ReviewLintRules.HumanRootCause, "didn’t follow")]
    [InlineData(ReviewTextKind.RootCause, "Ana deleted the table.", ReviewLintRules.NamesPersonAsCause, "Ana")]
    [InlineData(ReviewTextKind.Sentence, "It broke because of Bob's careless change.", ReviewLintRules.NamesPersonAsCause, "Bob")]
    [InlineData(
        ReviewTextKind.Sentence,
        "The team should have noticed the graph.",
        ReviewLintRules.CounterfactualBlame,
        "should have noticed"
    )]
    [InlineData(ReviewTextKind.ActionItem, "Be more careful with the cleanup script.", ReviewLintRules.BeCarefulAction, "Be more careful")]
    public void A_finding_shows_where_and_says_why(ReviewTextKind kind, string text, string rule, string words)
    {
        ImmutableArray<Finding> all = ReviewLint.Find(kind, text, ReviewContext.Nothing);

        Assert.Contains(all, one => one.Rule == rule && text[one.Start..one.End].Contains(words, StringComparison.Ordinal));
        Assert.All(all, one => Assert.NotEmpty(one.Why));
        Assert.All(all, one => Assert.NotEmpty(one.Suggestion));
    }

    [Theory]
    [InlineData(ReviewTextKind.RootCause, "No automated performance test runs in CI, so a missing index is found by customers.")]
    [InlineData(ReviewTextKind.RootCause, "Nothing catches an operator error in the route table.")]
    [InlineData(ReviewTextKind.Why, "The script expands an empty variable to the root directory, and nothing asks before it deletes.")]
    [InlineData(ReviewTextKind.Sentence, "Ana noticed the drop at 14:02 and Bob rolled the release back.")]
    [InlineData(ReviewTextKind.Sentence, "A canary would have caught it.")]
    [InlineData(ReviewTextKind.RootCause, "The query planner chose the wrong plan after the statistics were lost.")]
    [InlineData(ReviewTextKind.RootCause, "The Kubernetes operator restarted all replicas at once.")]
    [InlineData(ReviewTextKind.RootCause, "The load balancer did not follow the health checks of the new zone.")]
    [InlineData(ReviewTextKind.RootCause, "The connection manager dropped the wrong sessions.")]
    public void What_speaks_of_the_system_is_left_alone(ReviewTextKind kind, string text) =>
        Assert.Empty(ReviewLint.Find(kind, text, ReviewContext.Nothing));

    [Theory]
    [InlineData("Add a check of pg_stat_statements to the pipeline", "no_due no_owner no_verification")]
    [InlineData("Platform team adds a check of pg_stat_statements by 12 December", "no_verification")]
    [InlineData("Platform team adds a check by 12 December; the pipeline fails on a query without an index", "")]
    public void An_action_item_needs_an_owner_a_day_and_a_way_to_tell(string text, string rules)
    {
        Assert.Equal(
            rules,
            string.Join(
                ' ',
                ReviewLint
                    .Find(ReviewTextKind.ActionItem, text, ReviewContext.Nothing)
                    .Select(one => one.Rule)
                    .Order(StringComparer.Ordinal)
            )
        );
        ReviewContext beside = ReviewContext.Nothing with { Owner = "ana", Due = "2026-12-12", Verification = "The test fails without it" };
        Assert.Empty(ReviewLint.Find(ReviewTextKind.ActionItem, text, beside));
    }

    [Fact]
    public void People_who_are_known_are_known_by_any_part_of_their_name()
    {
        const string Text = "Quillan deleted the table.";

        Assert.DoesNotContain(
            ReviewLint.Find(ReviewTextKind.Sentence, Text, ReviewContext.Nothing),
            one => one.Rule == ReviewLintRules.NamesPersonAsCause
        );
        Assert.Contains(
            ReviewLint.Find(ReviewTextKind.Sentence, Text, ReviewContext.Nothing with { People = ["Quillan Abara"] }),
            one => one.Rule == ReviewLintRules.NamesPersonAsCause
        );
    }

    /// <summary>What is hostile is read to the end: long, without words, of halves of characters.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("\ud800")]
    [InlineData("....\n\n\n!!!")]
    [InlineData("<script>alert(1)</script>")]
    public void Anything_can_be_read(string text)
    {
        ReviewContext context = ReviewContext.Nothing with { Previous = text, People = ["", "a", text] };
        foreach (
            string hostile in (string[])[text, string.Concat(Enumerable.Repeat(text + "the engineer the the should forgot by ", 40_000))]
        )
        {
            foreach (ReviewTextKind kind in Enum.GetValues<ReviewTextKind>())
            {
                Assert.All(ReviewLint.Find(kind, hostile, context), one => Assert.InRange(one.End, one.Start, hostile.Length));
            }
        }
    }

    private static ImmutableArray<Finding> Of(JsonElement line) =>
        ReviewLint.Find(
            line.GetProperty("kind").GetString() switch
            {
                "why" => ReviewTextKind.Why,
                "root_cause" => ReviewTextKind.RootCause,
                "action_item" => ReviewTextKind.ActionItem,
                _ => ReviewTextKind.Sentence,
            },
            line.GetProperty("text").GetString()!,
            line.TryGetProperty("context", out JsonElement context)
                ? new(
                    Text(context, "previous"),
                    Text(context, "owner"),
                    Text(context, "due"),
                    Text(context, "verification"),
                    context.TryGetProperty("people", out JsonElement people)
                        ? [.. people.EnumerateArray().Select(one => one.GetString()!)]
                        : []
                )
                : ReviewContext.Nothing
        );

    private static string? Text(JsonElement context, string name) =>
        context.TryGetProperty(name, out JsonElement said) ? said.GetString() : null;
}
