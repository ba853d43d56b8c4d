// `muster runbook retire`: takes a runbook out of use.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Runbook;

internal static class RetireCommand
{
    public static Command Create()
    {
        Argument<string> id = new("ID") { Description = "The id of a runbook." };
        Option<string> reason = new("--reason")
        {
            Description = "Why, for those who look for it one day.",
            HelpName = "TEXT",
            Required = true,
        };
        return ApiVerb.Make(
            "retire",
            "Take a runbook out of use: nobody can ask for a run of it any more. It lies in the bin, from which 'muster bin restore' brings it back.",
            [id, reason],
            async (parsed, client, cancel) =>
            {
                string name = parsed.GetRequiredValue(id);
                Reply<RunbookText> done = await client.DeleteAsync<RunbookText>(
                    MusterClient.Path("runbooks", name),
                    new { Reason = parsed.GetRequiredValue(reason) },
                    cancel
                );
                parsed.Screen().Answer(done.Raw, () => Screen.Line($"{name} is out of use."));
            }
        );
    }
}
