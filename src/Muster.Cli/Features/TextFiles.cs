// Reads a file that was named on the command line.
using Muster.Cli.Terminal;

namespace Muster.Cli.Features;

internal static class TextFiles
{
    /// <summary>What stands in it; a <see cref="Failure"/> when it cannot be read.</summary>
    public static async Task<string> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancel);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ExitCode.Usage, $"{path} cannot be read: {wrong.Message}");
        }
    }
}
