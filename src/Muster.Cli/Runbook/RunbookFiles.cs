// Reads the text of a runbook file.
using Muster.Cli.Terminal;

namespace Muster.Cli.Runbook;

internal static class RunbookFiles
{
    /// <summary>What stands in a file; a <see cref="Failure"/> when it cannot be read.</summary>
    public static async Task<string> TextAsync(string path, CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancel);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ExitCode.Usage, $"{path} cannot be read: {unreadable.Message}");
        }
    }
}
