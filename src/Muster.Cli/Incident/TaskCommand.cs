// `muster incident task`: delegates a task with a time box.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Incident;

internal static class TaskCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> text = Common.Text("TEXT", "What is to be done.");
        Option<string?> to = Common.Person("--to", "Who does it: the id of a person.");
        to.Required = true;
        Option<DateTimeOffset?> within = When.Future("--within", "The time box: when it is due.");
        within.Required = true;
        return ApiVerb.Make(
            "task",
            "Delegate a task to one person, with a time box.",
            [id, text, to, within],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Text = parsed.GetRequiredValue(text),
                    To = parsed.GetRequiredValue(to),
                    DueAt = parsed.GetRequiredValue(within),
                };
                string path = Common.At(parsed.GetRequiredValue(id), "tasks");
                Reply<IncidentDetail> given = await client.PostAsync<IncidentDetail>(path, body, cancel);
                Common.Confirm(parsed, given, $"{body.To} has the task; it is due {TimeText.Relative(body.DueAt!.Value)}.");
            }
        );
    }
}
