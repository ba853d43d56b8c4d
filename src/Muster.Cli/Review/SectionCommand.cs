// `muster review section`: writes a section of the review as Markdown.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Review;

internal static class SectionCommand
{
    private static readonly string[] Names = ["summary", "impact", "detection", "response", "communications", "lessons"];

    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        Argument<string> section = Common.Text("SECTION", "Which: summary, impact, detection, response, communications or lessons.");
        section.AcceptOnlyFromAmong(Names);
        Argument<string> text = Common.Text(
            "TEXT",
            "What shall stand there, as Markdown; '-' reads it from standard input, an empty text clears it."
        );
        return ApiVerb.Make(
            "section",
            "Write a section of the review. What stood there stays in the record.",
            [incident, section, text],
            async (parsed, client, cancel) =>
            {
                string name = parsed.GetRequiredValue(section);
                string written = parsed.GetRequiredValue(text);
                string path = Common.At(parsed.GetRequiredValue(incident), "sections", name);
                var body = new { Text = written == "-" ? (await Console.In.ReadToEndAsync(cancel)).TrimEnd() : written };
                Common.Confirm(parsed, await client.PutAsync<ReviewDetail>(path, body, cancel), $"The section '{name}' is written.");
            }
        );
    }
}
