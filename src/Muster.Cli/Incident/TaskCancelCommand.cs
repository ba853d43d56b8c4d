// `muster incident task-cancel`: cancels a task that is no longer needed.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class TaskCancelCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> task = Common.Text("TASK", "The id of the task, as 'incident show' lists it.");
        Argument<string> reason = Common.Text("REASON", "Why it is no longer needed.");
        return ApiVerb.Make(
            "task-cancel",
            "Cancel a task.",
            [id, task, reason],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "tasks", parsed.GetRequiredValue(task), "cancellation");
                var body = new { Reason = parsed.GetRequiredValue(reason) };
                Common.Confirm(parsed, await client.PutAsync<IncidentDetail>(path, body, cancel), "The task is cancelled.");
            }
        );
    }
}
