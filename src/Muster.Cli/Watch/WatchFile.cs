// Keeps what a watcher remembers in a small file, so that its own restart forgets nothing.
using System.Text.Json;
using Muster.Cli.Terminal;

namespace Muster.Cli.Watch;

internal sealed class WatchFile(string path)
{
    /// <summary>A file that cannot be read is as none: in doubt people are told once more.</summary>
    public WatchState Read()
    {
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize<WatchState>(File.ReadAllText(path), Screen.JsonForm) ?? WatchState.Well
                : WatchState.Well;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            Screen.Aside($"muster: {path} cannot be read and is begun anew: {unreadable.Message}");
            return WatchState.Well;
        }
    }

    /// <summary>Whole or not at all; a failure is told and does not end the watch.</summary>
    public void Write(WatchState state)
    {
        try
        {
            File.WriteAllText(path + ".part", JsonSerializer.Serialize(state, Screen.JsonForm));
            File.Move(path + ".part", path, overwrite: true);
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            Screen.Aside($"muster: {path} cannot be written; a restart of the watch would forget what was said: {unwritten.Message}");
        }
    }
}
