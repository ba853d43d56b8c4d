// `muster review export`: a review as one file.
using System.CommandLine;
using Muster.Cli.Features;

namespace Muster.Cli.Review;

internal static class ExportCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        Option<string> format = new("--format")
        {
            Description = "As what: markdown, or html that needs nothing else and is ready for print.",
            DefaultValueFactory = _ => "markdown",
            HelpName = "FORMAT",
        };
        format.AcceptOnlyFromAmong("markdown", "html");
        return ApiVerb.Make(
            "export",
            "Write a review as one file to standard output: Markdown, or HTML that works offline.",
            [incident, format],
            async (parsed, client, cancel) =>
            {
                string wanted = parsed.GetRequiredValue(format);
                string path = Common.At(parsed.GetRequiredValue(incident), "export") + "?format=" + wanted;
                string text = await client.GetTextAsync(path, cancel);
                parsed.Screen().Answer(new { Format = wanted, Text = text }, () => Console.Out.Write(text));
            }
        );
    }
}
