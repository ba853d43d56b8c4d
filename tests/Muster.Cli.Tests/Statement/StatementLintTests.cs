// Statements are read line by line: those that can be read are answered, the others are all told.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Statement;

public sealed class StatementLintTests
{
    [Fact]
    public async Task Each_line_is_answered_with_what_to_mend_and_where()
    {
        using Shell shell = new();
        const string Text = "Sign-in is probably back at 14:30. 62 % fail. Next update 14:15 UTC.";
        string line = JsonSerializer.Serialize(
            new
            {
                id = 7,
                audience = "public",
                severity = "SEV-1",
                text = Text,
                facts = new { failing_percent = 26 },
            }
        );
        Ran ran = (await shell.RunAsync($"{line}\n\n{line}\n", ["statement", "lint", "--json"])).Exits(0);

        string[] answers = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, answers.Length);
        JsonElement answer = JsonDocument.Parse(answers[0]).RootElement;
        Assert.Equal(7, answer.GetProperty("id").GetInt32());
        (string, string)[] found =
        [
            .. answer
                .GetProperty("findings")
                .EnumerateArray()
                .Select(one =>
                    (
                        one.GetProperty("rule").GetString()!,
                        Text[one.GetProperty("span")[0].GetInt32()..one.GetProperty("span")[1].GetInt32()]
                    )
                ),
        ];
        Assert.Equal([("speculation", "probably"), ("unsupported_number", "62")], found);
    }

    [Fact]
    public async Task Every_line_that_cannot_be_read_is_told_and_the_others_are_answered()
    {
        using Shell shell = new();
        Ran ran = (
            await shell.RunAsync(
                """
                {"id": "a", "text": "Resolved."}
                nope
                {"text": 5, "audience": "everybody"}
                """,
                ["statement", "lint", "--audience", "executive", "--json"]
            )
        ).Exits(2);

        Assert.Equal("""{"id":"a","findings":[]}""", ran.Out.Trim());
        Assert.Contains("line 2:", ran.Error, StringComparison.Ordinal);
        Assert.Contains("line 3: text:", ran.Error, StringComparison.Ordinal);
        Assert.Contains("line 3: audience:", ran.Error, StringComparison.Ordinal);
    }
}
