// A command as it would run on this machine: what the second person sees, and what their approval is bound to.
namespace Muster.Cli.Api;

/// <param name="Arguments">As they are passed on: the program and its arguments, which no shell reads again.</param>
/// <param name="Resolved">For each of them what it is here: the file that it leads to, what that holds.</param>
/// <param name="Files">The first of the files that it would touch, and what is to be known of the rest.</param>
/// <param name="FilesTotal">How many they are; null when no argument names any.</param>
internal sealed record ResolvedCommand(
    IReadOnlyList<string> Arguments,
    string Directory,
    string Host,
    string User,
    IReadOnlyList<string> Resolved,
    IReadOnlyList<string> Files,
    long? FilesTotal
)
{
    /// <summary>Everything that a second person must see, line by line.</summary>
    public IEnumerable<string> Lines =>
        [
            $"on {Host} as {User} in {Directory}:",
            .. Resolved.Select(line => "  " + line),
            FilesTotal is { } total
                ? $"It would touch {total:N0} {(total == 1 ? "file" : "files")}:"
                : "Which files it would touch, its arguments do not say.",
            .. Files.Select(file => "  " + file),
        ];

    /// <summary>What differs between what was approved and what would run now, a sentence each; empty when nothing does.</summary>
    public static IReadOnlyList<string> Difference(ResolvedCommand approved, ResolvedCommand now)
    {
        List<string> differences = [];
        for (int at = 0; at < Math.Max(approved.Resolved.Count, now.Resolved.Count); at++)
        {
            string was = approved.Resolved.ElementAtOrDefault(at) ?? "nothing";
            string becomes = now.Resolved.ElementAtOrDefault(at) ?? "nothing";
            if (was != becomes)
            {
                differences.Add($"{(at == 0 ? "The program" : $"Argument {at}")} is {becomes}; approved was {was}.");
            }
        }

        if (approved.FilesTotal != now.FilesTotal)
        {
            differences.Add($"It would touch {now.FilesTotal:N0} files; approved were {approved.FilesTotal:N0}.");
        }

        differences.AddRange(now.Files.Except(approved.Files, StringComparer.Ordinal).Select(name => $"New in the listing: {name}."));
        differences.AddRange(approved.Files.Except(now.Files, StringComparer.Ordinal).Select(name => $"No more in the listing: {name}."));
        differences.AddRange(Other("directory", approved.Directory, now.Directory));
        differences.AddRange(Other("machine", approved.Host, now.Host));
        differences.AddRange(Other("user", approved.User, now.User));
        return differences;
    }

    private static IEnumerable<string> Other(string what, string was, string becomes) =>
        was == becomes ? [] : [$"The {what} is {becomes}; approved was {was}."];
}
