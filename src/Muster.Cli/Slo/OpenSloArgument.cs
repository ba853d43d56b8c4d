// The OpenSLO files that a command is about.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Slos.Document;
using Muster.Server.Web.Document;

namespace Muster.Cli.Slo;

internal static class OpenSloArgument
{
    public static Argument<string[]> Files { get; } =
        new("file")
        {
            Description = "The OpenSLO files, read together: one may refer to what stands in another.",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
        };

    /// <summary>What they say; a file that cannot be read is a mistake like any other.</summary>
    public static async Task<OpenSloReading> ReadAsync(ParseResult parsed, CancellationToken cancel)
    {
        List<(string Name, string Text)> texts = [];
        List<(string File, Mistake Mistake)> unreadable = [];
        foreach (string file in parsed.GetRequiredValue(Files))
        {
            try
            {
                texts.Add((file, await TextFiles.ReadAsync(file, cancel)));
            }
            catch (Failure failure)
            {
                unreadable.Add((file, new(0, 0, "", failure.Message)));
            }
        }

        OpenSloReading reading = OpenSloReader.Read(texts);
        return reading with { Mistakes = [.. unreadable, .. reading.Mistakes] };
    }
}
