// `muster incident mitigation`: chooses a way to stop the bleeding.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class MitigationCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> text = Common.Text("TEXT", "What exactly, such as 'back to release 2026.11.3'.");
        Option<string> kind = Words.Mitigation();
        Option<string?> to = Common.Person("--to", "Who does it: the id of a person. Nobody yet when left out.");
        return ApiVerb.Make(
            "mitigation",
            "Choose a way to stop the impact, such as a roll-back, and say who does it. That it stopped is said with 'mitigate'.",
            [id, text, kind, to],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Kind = parsed.GetRequiredValue(kind),
                    Text = parsed.GetRequiredValue(text),
                    To = parsed.GetValue(to),
                };
                string path = Common.At(parsed.GetRequiredValue(id), "mitigations");
                Reply<IncidentDetail> chosen = await client.PostAsync<IncidentDetail>(path, body, cancel);
                Common.Confirm(parsed, chosen, $"{Words.Said(body.Kind)} is chosen{(body.To is null ? "" : $"; {body.To} does it")}.");
            }
        );
    }
}
