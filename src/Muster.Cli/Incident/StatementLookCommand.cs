// `muster incident statement-look`: a second pair of eyes on a draft.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class StatementLookCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> draft = Common.Text("DRAFT", "The id of the draft, as 'incident statement --draft' answered it.");
        Argument<string> verdict = Common.Text("VERDICT", "What you say of it: right or change.");
        verdict.AcceptOnlyFromAmong("right", "change");
        Option<string?> text = new("--text") { Description = "What is to be changed.", HelpName = "TEXT" };
        return ApiVerb.Make(
            "statement-look",
            "Say that somebody else's draft looks right, or what is to be changed.",
            [id, draft, verdict, text],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "drafts", parsed.GetRequiredValue(draft), "look");
                var body = new { LooksRight = parsed.GetRequiredValue(verdict) == "right", Text = parsed.GetValue(text) };
                Common.Confirm(
                    parsed,
                    await client.PutAsync<IncidentDetail>(path, body, cancel),
                    body.LooksRight ? "Recorded: it looks right." : "Recorded: a change is asked for."
                );
            }
        );
    }
}
