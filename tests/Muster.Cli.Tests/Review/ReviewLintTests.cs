// Texts of reviews are read line by line: those that can be read are answered, the others are all told.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Review;

public sealed class ReviewLintTests
{
    [Theory]
    [InlineData(
        """{"id": 7, "kind": "root_cause", "text": "The cache was cold because of human error."}""",
        "human_root_cause: human error"
    )]
    [InlineData(
        """{"id": 7, "kind": "why", "text": "The database was not available.", "context": {"previous": "The database was down."}}""",
        "restates_previous: The database was not available."
    )]
    [InlineData(
        """{"id": 7, "kind": "action_item", "text": "Be careful.", "context": {"owner": "ana", "due": "2026-12-12", "verification": "a drill", "more": 5}}""",
        "be_careful_action: Be careful"
    )]
    [InlineData("""{"id": 7, "kind": "sentence", "text": "Ana saw it at 14:02."}""", "")]
    public async Task Each_line_is_answered_with_what_to_mend_and_where(string line, string expected)
    {
        using Shell shell = new();
        string text = JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!;

        Ran ran = (await shell.RunAsync($"{line}\n", ["review", "lint", "--json"])).Exits(0);

        JsonElement answer = JsonDocument.Parse(ran.Out).RootElement;
        Assert.Equal(7, answer.GetProperty("id").GetInt32());
        Assert.Equal(
            expected,
            string.Join(
                '\n',
                answer
                    .GetProperty("findings")
                    .EnumerateArray()
                    .Select(one =>
                        $"{one.GetProperty("rule").GetString()}: {text[one.GetProperty("span")[0].GetInt32()..one.GetProperty("span")[1].GetInt32()]}"
                    )
            )
        );
    }

    [Fact]
    public async Task Every_line_that_cannot_be_read_is_told_and_the_others_are_answered()
    {
        using Shell shell = new();
        Ran ran = (
            await shell.RunAsync(
                """
                {"id": "a", "kind": "sentence", "text": "The cache was cold."}
                nope
                {"text": 5, "kind": "cause", "context": 4}
                """,
                ["review", "lint", "--json"]
            )
        ).Exits(2);

        Assert.Equal("""{"id":"a","findings":[]}""", ran.Out.Trim());
        Assert.Contains("line 2: It is no JSON", ran.Error, StringComparison.Ordinal);
        Assert.Contains("line 3: text: Give the words as a string.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("line 3: kind: Say what it is: why, root_cause, action_item, sentence.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("line 3: context: Give an object", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_told_to_people()
    {
        using Shell shell = new();

        Ran ran = (await shell.RunAsync("Somebody forgot the index", ["review", "lint", "--kind", "root_cause"])).Exits(0);

        Assert.StartsWith("human_root_cause: \"Somebody forgot\" makes a person the cause.", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Ask the next why: how did the system allow it", ran.Out, StringComparison.Ordinal);
    }
}
