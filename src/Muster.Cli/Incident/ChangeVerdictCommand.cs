// `muster incident change`: says that a change may have caused an incident, or that it has not.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class ChangeVerdictCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> change = new("CHANGE") { Description = "The id of the change, as 'first-look' lists it." };
        Argument<string> verdict = new("VERDICT") { Description = "suspected or cleared." };
        verdict.AcceptOnlyFromAmong("suspected", "cleared");
        return ApiVerb.Make(
            "change",
            "Say that a change may have caused the incident, or that it has not.",
            [id, change, verdict],
            async (parsed, client, cancel) =>
            {
                string said = parsed.GetRequiredValue(verdict);
                string path = Common.At(parsed.GetRequiredValue(id), "changes", parsed.GetRequiredValue(change), "verdict");
                Reply<IncidentDetail> marked = await client.PutAsync<IncidentDetail>(path, new { Verdict = said }, cancel);
                Common.Confirm(parsed, marked, $"The change is {said}.");
            }
        );
    }
}
