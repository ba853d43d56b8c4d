// Which programs a runner may start, whatever a runbook says.
using System.IO.Enumeration;
using Muster.Cli.Execution;

namespace Muster.Cli.Runner;

/// <param name="patterns">Absolute paths; a <c>*</c> stands for any letters but a slash.</param>
internal sealed class AllowList(IReadOnlyList<string> patterns)
{
    /// <summary>What is wrong with the patterns, a sentence each.</summary>
    public IEnumerable<string> Mistakes =>
        patterns
            .Where(pattern => !pattern.StartsWith('/') || pattern.Split('/').Any(part => part is "." or ".."))
            .Select(pattern => $"--allow: '{pattern}' is no absolute path of a program, such as /usr/bin/systemctl or /opt/bin/*.");

    /// <summary>Why the program is not allowed, a sentence; null when it is. The file counts to which every link leads, not the name that it was called by.</summary>
    public string? Refusal(ProgramFile program) =>
        patterns.Any(pattern => Fits(pattern.Split('/'), program.Target.Split('/'))) ? null
        : program.Target == program.Path ? $"{program.Path} is not on this runner's list of programs."
        : $"{program.Path} leads to {program.Target}, which is not on this runner's list of programs.";

    private static bool Fits(string[] pattern, string[] path) =>
        pattern.Length == path.Length && pattern.Zip(path).All(pair => Fits(pair.First, pair.Second));

    private static bool Fits(string pattern, string name) =>
        pattern == name
        || pattern.Contains('*', StringComparison.Ordinal) && FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
