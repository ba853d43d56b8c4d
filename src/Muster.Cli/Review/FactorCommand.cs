// `muster review factor`: adds a contributing factor beside the tree of whys.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Review;

internal static class FactorCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        Argument<string> text = Common.Text("TEXT", "What made it likelier, longer or worse: something of the system, not of a person.");
        Option<string> kind = Words.CauseClass();
        Option<string?> evidence = new("--evidence") { Description = "A link to what shows it.", HelpName = "LINK" };
        return ApiVerb.Make(
            "factor",
            "Add a contributing factor, beside the tree of whys.",
            [incident, text, kind, evidence],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Text = parsed.GetRequiredValue(text),
                    Class = parsed.GetRequiredValue(kind),
                    Evidence = parsed.GetValue(evidence),
                };
                string path = Common.At(parsed.GetRequiredValue(incident), "factors");
                Reply<ReviewDetail> added = await client.PostAsync<ReviewDetail>(path, body, cancel);
                Common.Confirm(parsed, added, $"{added.Value.Written?.Id} contributed: {Words.Said(body.Class)}.");
            }
        );
    }
}
