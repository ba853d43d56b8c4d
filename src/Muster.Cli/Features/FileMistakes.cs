// The mistakes in files that somebody wrote, each where it stands.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Terminal;
using Muster.Server.Web.Document;

namespace Muster.Cli.Features;

internal static class FileMistakes
{
    /// <summary>Reads each file by itself and tells its mistakes; one that cannot be read is a mistake like any other.</summary>
    public static async Task<int> LintAsync(
        ParseResult parsed,
        IEnumerable<string> files,
        Func<string, IReadOnlyList<Mistake>> read,
        CancellationToken cancel
    )
    {
        List<(string File, Mistake Mistake)> found = [];
        foreach (string file in files)
        {
            try
            {
                string text = await TextFiles.ReadAsync(file, cancel);
                found.AddRange(read(text).Select(mistake => (file, mistake)));
            }
            catch (Failure unreadable)
            {
                found.Add((file, new(0, 0, "", unreadable.Message)));
            }
        }

        return Answer(parsed, found);
    }

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
