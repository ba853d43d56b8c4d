// The mistakes in files that somebody wrote, each where it stands.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Terminal;
using Muster.Server.Web.Document;

namespace Muster.Cli.Features;

internal static class FileMistakes
{
    /// <summary>Tells them in the form that editors jump by, or as JSON; what is wrong with a file as a whole stands at its beginning. Answers the exit code.</summary>
    public static int Answer(ParseResult parsed, IReadOnlyList<(string File, Mistake Mistake)> found)
    {
        parsed
            .Screen()
            .Answer(
                found.Select(one => new
                {
                    one.File,
                    one.Mistake.Line,
                    one.Mistake.Column,
                    one.Mistake.Field,
                    one.Mistake.Message,
                }),
                () => Show(found)
            );
        return found.Count == 0 ? ExitCode.Done : ExitCode.Usage;
    }

    private static void Show(IReadOnlyList<(string File, Mistake Mistake)> found)
    {
        foreach ((string file, Mistake mistake) in found)
        {
            string line = Math.Max(1, mistake.Line).ToString(CultureInfo.InvariantCulture);
            string column = Math.Max(1, mistake.Column).ToString(CultureInfo.InvariantCulture);
            Screen.Line($"{file}:{line}:{column}: {Screen.Clean(mistake.Sentence)}");
        }
    }
}
