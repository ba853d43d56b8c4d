// What an argument is on this machine: plain text, or a path and what it leads to.
using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using Muster.Cli.Execution;

namespace Muster.Cli.Run;

/// <summary>Arguments are told as they are passed: a pattern or a <c>~</c> that came this far is expanded by nobody, unless the command does so itself.</summary>
internal sealed class ArgumentFacts(string directory, FileListing files)
{
    /// <summary>Files up to here are bound by their content, greater ones by size and time of change.</summary>
    private const long HashedBytesMax = 64 * 1024 * 1024;

    /// <summary>Whether any argument so far named a file or a directory that is there.</summary>
    public bool NamesFiles { get; private set; }

    /// <param name="mayBeOption">False behind <c>--</c>: there a leading dash is a letter as any other.</param>
    public string Of(string argument, bool mayBeOption)
    {
        string shown = ShownName.Of(argument);
        bool isOption = mayBeOption && argument.StartsWith('-');
        int value = isOption ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
        if (isOption && value < 0)
        {
            return Exists(At(argument)) ? $"{shown} (a file of this name stands here, and the command will take it for an option)" : shown;
        }

        string path = argument[(value + 1)..];
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            return shown;
        }

        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal))
        {
            return $"{shown} (stays as it is: no shell reads it)";
        }

        return Exists(At(path)) ? shown + Found(At(path))
            : path.AsSpan().IndexOfAny('*', '?') >= 0 ? shown + Pattern(path)
            : path.Contains('/', StringComparison.Ordinal) ? $"{shown} ({RealPath.Of(At(path)).Why})"
            : shown;
    }

    private string At(string path) => RealPath.At(directory, path);

    private static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    private string Found(string path)
    {
        (string? real, string why) = RealPath.Of(path);
        if (real is null)
        {
            return $" ({why})";
        }

        string leads = real == path ? "" : " -> " + ShownName.Of(real);
        NamesFiles = true;
        (long count, long bytes, long closed) = files.Add(real);
        return Directory.Exists(real) ? $"{leads} (directory: {FileListing.Said(count, bytes, closed)})" : $"{leads} ({Content(real)})";
    }

    private static string Content(string path)
    {
        FileInfo file = new(path);
        if (file.Length == 0)
        {
            // Pipes and devices have no length either, and reading one might never end.
            return "empty, or no ordinary file";
        }

        if (file.Length > HashedBytesMax)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"file of {file.Length:N0} bytes, changed {file.LastWriteTimeUtc:yyyy-MM-dd HH:mm:ss.fff}Z"
            );
        }

        try
        {
            using FileStream content = file.OpenRead();
            return "file, SHA-256 " + Convert.ToHexStringLower(SHA256.HashData(content));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return "a file that this user cannot read";
        }
    }

    private string Pattern(string pattern)
    {
        string[] found = [.. Matches("/", At(pattern).Split('/', StringSplitOptions.RemoveEmptyEntries)).Order(StringComparer.Ordinal)];
        NamesFiles |= found.Length > 0;
        (long count, long bytes, long closed) = (0, 0, 0);
        foreach (string path in found)
        {
            (long more, long moreBytes, long moreClosed) = files.Add(path);
            (count, bytes, closed) = (count + more, bytes + moreBytes, closed + moreClosed);
        }

        return $" (a pattern, which stays as it is: no shell reads it; it fits {FileListing.Said(count, bytes, closed)})";
    }

    /// <summary>As a shell does: a leading dot is not fitted by a pattern.</summary>
    private static IEnumerable<string> Matches(string from, ReadOnlyMemory<string> parts) =>
        parts.Length == 0 ? [from] : Names(from, parts.Span[0]).SelectMany(name => Matches(Path.Combine(from, name), parts[1..]));

    private static IEnumerable<string> Names(string from, string part)
    {
        if (part.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return Exists(Path.Combine(from, part)) ? [part] : [];
        }

        try
        {
            return
            [
                .. Directory
                    .EnumerateFileSystemEntries(from)
                    .Select(path => Path.GetFileName(path))
                    .Where(name => part.StartsWith('.') || !name.StartsWith('.'))
                    .Where(name => FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: false)),
            ];
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
