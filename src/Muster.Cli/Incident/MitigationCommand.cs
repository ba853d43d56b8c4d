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
        Argument<string?> text = new("TEXT")
        {
            Description = "What exactly, such as 'back to release 2026.11.3'; may be left out with --declared.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string> kind = Words.Mitigation();
        Option<string?> declared = new("--declared")
        {
            Description = "The id of a mitigation that the service declares, as 'first-look' lists them; it says the kind.",
            HelpName = "ID",
        };
        Option<string?> to = Common.Person("--to", "Who does it: the id of a person. Nobody yet when left out.");
        return ApiVerb.Make(
            "mitigation",
            "Choose a way to stop the impact, such as a roll-back, and say who does it. That it stopped is said with 'mitigate'.",
            [id, text, kind, declared, to],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Kind = parsed.GetValue(kind),
                    Text = parsed.GetValue(text),
                    Declared = parsed.GetValue(declared),
                    To = parsed.GetValue(to),
                };
                string path = Common.At(parsed.GetRequiredValue(id), "mitigations");
                Reply<IncidentDetail> chosen = await client.PostAsync<IncidentDetail>(path, body, cancel);
                Common.Confirm(
                    parsed,
                    chosen,
                    $"{body.Declared ?? Words.Said(body.Kind ?? "mitigation")} is chosen{(body.To is null ? "" : $"; {body.To} does it")}."
                );
            }
        );
    }
}
