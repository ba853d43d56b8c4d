// `muster review why`: answers a why, at the top of the tree or under another answer.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Review;

internal static class WhyCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        Argument<string> text = Common.Text("TEXT", "Why it happened: something of the system, not of a person.");
        Option<string?> under = new("--under")
        {
            Description = "The id of the answer that this one explains, as 'review show' lists it. Without it, it is a first one.",
            HelpName = "WHY",
        };
        Option<string?> evidence = new("--evidence") { Description = "A link to what shows it.", HelpName = "LINK" };
        return ApiVerb.Make(
            "why",
            "Answer a why: ask it again under each answer, about five times.",
            [incident, text, under, evidence],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Text = parsed.GetRequiredValue(text),
                    Parent = parsed.GetValue(under),
                    Evidence = parsed.GetValue(evidence),
                };
                string path = Common.At(parsed.GetRequiredValue(incident), "whys");
                Reply<ReviewDetail> added = await client.PostAsync<ReviewDetail>(path, body, cancel);
                Common.Confirm(parsed, added, $"{added.Value.Written?.Id} is answered; the deepest chain has {added.Value.Depth}.");
            }
        );
    }
}
