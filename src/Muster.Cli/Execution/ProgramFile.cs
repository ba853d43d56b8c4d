// Which file a command's first word starts.
using System.Globalization;
using System.Security.Cryptography;

namespace Muster.Cli.Execution;

/// <param name="Path">Absolute, as it is started: a program may ask for the name by which it was called.</param>
/// <param name="Target">The file that this is, with every link followed.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal digits.</param>
internal sealed record ProgramFile(string Path, string Target, string Sha256)
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>A word with a slash is a path from the directory; another one is looked for in PATH.</summary>
    /// <returns>Null with the reason, a sentence.</returns>
    public static (ProgramFile? File, string Why) Find(string word, string directory)
    {
        string[] candidates = word.Contains('/', StringComparison.Ordinal)
            ? [RealPath.At(directory, word)]
            :
            [
                .. (Environment.GetEnvironmentVariable("PATH") ?? "")
                    .Split(':', StringSplitOptions.RemoveEmptyEntries)
                    .Select(folder => RealPath.At(directory, folder + "/" + word)),
            ];
        if (word.Length == 0 || candidates.FirstOrDefault(IsProgram) is not { } path)
        {
            return (null, Missing(word, candidates));
        }

        try
        {
            using FileStream file = File.OpenRead(path);
            return (new(path, RealPath.Of(path).Path ?? path, Convert.ToHexStringLower(SHA256.HashData(file))), "");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return (
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} cannot be read, so that nobody can be shown what it is: {unread.Message}"
                )
            );
        }
    }

    private static bool IsProgram(string path) =>
        OperatingSystem.IsLinux()
        && RealPath.Of(path).Path is { } real
        && File.Exists(real)
        && (File.GetUnixFileMode(real) & Executable) != UnixFileMode.None;

    private static string Missing(string word, string[] candidates) =>
        (word.Contains('/', StringComparison.Ordinal) ? candidates : []) switch
        {
            [var path] when RealPath.Of(path) is { Path: null, Why: var why } => $"{path} {why}.",
            [var path] when File.Exists(path) => $"{path} is not executable; make it so with chmod +x, or name its interpreter first.",
            [var path] when Directory.Exists(path) => $"{path} is a directory, not a program.",
            _ => $"No program '{word}' stands in PATH.",
        };
}
