// `muster review action`: adds an action item with one owner and a day.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Review;

internal static class ActionCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        Argument<string> text = Common.Text("TEXT", "What will be changed.");
        Option<string> owner = new("--owner")
        {
            Description = "Who sees to it: the id of one person.",
            Required = true,
            HelpName = "PERSON",
        };
        Option<DateTimeOffset?> due = When.Future("--due", "By when.");
        due.Required = true;
        Option<string> type = new("--type")
        {
            Description = "What it is for: prevent, detect, mitigate or learn.",
            DefaultValueFactory = _ => "prevent",
            HelpName = "TYPE",
        };
        type.AcceptOnlyFromAmong("prevent", "detect", "mitigate", "learn");
        Option<string?> verification = new("--verification") { Description = "How one will see that it helped.", HelpName = "TEXT" };
        Option<string> priority = new("--priority")
        {
            Description = "How much depends on it: critical, high, medium or low.",
            DefaultValueFactory = _ => "medium",
            HelpName = "PRIORITY",
        };
        priority.AcceptOnlyFromAmong("critical", "high", "medium", "low");
        return ApiVerb.Make(
            "action",
            "Add an action item with one owner and a day.",
            [incident, text, owner, due, type, priority, verification],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Text = parsed.GetRequiredValue(text),
                    Owner = parsed.GetRequiredValue(owner),
                    DueAt = parsed.GetRequiredValue(due),
                    Type = parsed.GetRequiredValue(type),
                    Priority = parsed.GetRequiredValue(priority),
                    Verification = parsed.GetValue(verification),
                };
                string path = Common.At(parsed.GetRequiredValue(incident), "action-items");
                Reply<ReviewDetail> added = await client.PostAsync<ReviewDetail>(path, body, cancel);
                string said = $"{added.Value.Written?.Id} is {body.Owner}'s; it is due {TimeText.Relative(body.DueAt!.Value)}.";
                Common.Confirm(parsed, added, said);
            }
        );
    }
}
