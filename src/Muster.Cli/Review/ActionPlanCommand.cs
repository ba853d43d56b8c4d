// `muster review action-plan`: gives an action item another owner, day or priority.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Review;

internal static class ActionPlanCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        Argument<string> item = Common.Text("ITEM", "The id of the action item, as 'review show' lists it.");
        Option<string?> owner = new("--owner") { Description = "Who sees to it from now on: the id of one person.", HelpName = "PERSON" };
        Option<DateTimeOffset?> due = When.Future("--due", "By when.");
        Option<string?> priority = new("--priority")
        {
            Description = "How much depends on it: critical, high, medium or low.",
            HelpName = "PRIORITY",
        };
        priority.AcceptOnlyFromAmong("critical", "high", "medium", "low");
        return ApiVerb.Make(
            "action-plan",
            "Give an action item another owner, day or priority, also after the review was closed; what is left out stays.",
            [incident, item, owner, due, priority],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Owner = parsed.GetValue(owner),
                    DueAt = parsed.GetValue(due),
                    Priority = parsed.GetValue(priority),
                };
                string path = Common.At(parsed.GetRequiredValue(incident), "action-items", parsed.GetRequiredValue(item), "plan");
                Common.Confirm(parsed, await client.PutAsync<ReviewDetail>(path, body, cancel), "The action item is planned so.");
            }
        );
    }
}
