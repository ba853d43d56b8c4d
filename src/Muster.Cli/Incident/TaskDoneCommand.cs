// `muster incident task-done`: finishes a task.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class TaskDoneCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> task = Common.Text("TASK", "The id of the task, as 'incident show' lists it.");
        Option<string?> result = new("--result") { Description = "What came out of it.", HelpName = "TEXT" };
        return ApiVerb.Make(
            "task-done",
            "Finish a task.",
            [id, task, result],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "tasks", parsed.GetRequiredValue(task), "completion");
                Reply<IncidentDetail> done = await client.PutAsync<IncidentDetail>(path, new { Result = parsed.GetValue(result) }, cancel);
                Common.Confirm(parsed, done, "The task is done.");
            }
        );
    }
}
