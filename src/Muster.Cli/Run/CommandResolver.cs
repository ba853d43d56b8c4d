// Says what a typed command is on this machine, before it runs and again when it is about to.
using Muster.Cli.Api;
using Muster.Cli.Execution;
using Muster.Cli.Terminal;

namespace Muster.Cli.Run;

/// <param name="typed">The program and its arguments.</param>
/// <param name="directory">Where it would run.</param>
/// <param name="list">A file with the paths that it would touch, a line each or with zero bytes between them; null to tell by the arguments.</param>
/// <param name="secrets">Values that are shown to nobody.</param>
internal sealed class CommandResolver(IReadOnlyList<string> typed, string directory, string? list, IReadOnlyList<string> secrets)
{
    /// <summary>A list of more than this is a mistake.</summary>
    private const long ListBytesMax = 64 * 1024 * 1024;

    /// <summary>The file that would be started, and what it is with its arguments.</summary>
    /// <exception cref="Failure">It cannot be started at all; nothing was.</exception>
    public (ProgramFile Program, ResolvedCommand Command) Resolve()
    {
        List<string> wrong = [.. Unreadable()];
        (ProgramFile? program, string why) = ProgramFile.Find(typed[0], directory);
        if (program is null)
        {
            wrong.Add(why);
        }

        using FileListing files = new();
        ArgumentFacts facts = new(directory, files);
        List<string> resolved = [program is null ? "" : Shown(program), .. Shown(typed.Skip(1), facts)];
        bool isKnown = facts.NamesFiles;
        using FileListing listed = new();
        if (list is not null)
        {
            isKnown = true;
            Read(listed, wrong);
        }

        if (wrong.Count > 0)
        {
            throw new Failure(ExitCode.Usage, "Nothing was asked for and nothing was started.", wrong);
        }

        FileListing told = list is null ? files : listed;
        return (
            program!,
            new(
                [.. typed.Select(Masked)],
                ShownName.Of(directory),
                Environment.MachineName,
                Environment.UserName,
                [.. resolved.Select(Masked)],
                isKnown ? [.. told.Lines.Select(Masked)] : [],
                isKnown ? told.Count : null
            )
        );
    }

    private static IEnumerable<string> Shown(IEnumerable<string> arguments, ArgumentFacts facts)
    {
        bool areOptions = true;
        foreach (string argument in arguments)
        {
            yield return areOptions && argument == "--" ? argument : facts.Of(argument, areOptions);
            areOptions &= argument != "--";
        }
    }

    private static string Shown(ProgramFile program) =>
        ShownName.Of(program.Path)
        + (program.Target == program.Path ? "" : " -> " + ShownName.Of(program.Target))
        + $" (program, SHA-256 {program.Sha256})";

    private string Masked(string text) => SecretMask.Of(text, secrets);

    /// <summary>Bytes that are no text were lost before they came here, and the command would get others than were typed.</summary>
    private IEnumerable<string> Unreadable() =>
        typed
            .Index()
            .Where(one => one.Item.AsSpan().IndexOfAny('\ufffd', '\0') >= 0)
            .Select(one =>
                $"Argument {one.Index} ({ShownName.Of(one.Item)}) holds bytes that are no UTF-8 text, and could not be passed on as they are."
            );

    private void Read(FileListing listed, List<string> wrong)
    {
        string path = RealPath.At(directory, list!);
        try
        {
            if (new FileInfo(path).Length > ListBytesMax)
            {
                wrong.Add($"{path}: a list of files has at most {ListBytesMax:N0} bytes.");
                return;
            }

            string text = File.ReadAllText(path);
            char between = text.Contains('\0', StringComparison.Ordinal) ? '\0' : '\n';
            foreach (string name in text.Split(between, StringSplitOptions.RemoveEmptyEntries))
            {
                listed.Add(RealPath.At(directory, name));
            }
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            wrong.Add($"--files-from: {unread.Message}");
        }
    }
}
