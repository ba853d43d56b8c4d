// A folder that turns read-only under whoever has its files open, root too, and may be written again.
using System.ComponentModel;
using Muster.Peers;

namespace Muster.Oracle.Driving;

/// <summary>
/// A disk that is in use lets nobody remount it. Files that the file system is told are immutable refuse every write instead, as a disk that turned read-only does, also
/// one by a handle that was open before. The index that SQLite maps into memory (-shm) is left out: a write to it has no answer, and the system ends the process (SIGBUS),
/// on a disk that turns read-only in the middle of a commit too. That is a kill as any other.
/// </summary>
public sealed class LockableFolder : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private LockableFolder() => Directory.CreateDirectory(Path);

    public string Path => _folder.Of("data");

    /// <summary>Null where this machine or its file system does not do that: then the test cannot be made here.</summary>
    public static async Task<LockableFolder?> TryMakeAsync()
    {
        LockableFolder folder = new();
        if (await folder.LocksAsync())
        {
            return folder;
        }

        await folder.DisposeAsync();
        return null;
    }

    /// <summary>Files that come or go meanwhile are no matter: the folder is locked before what is in it.</summary>
    public Task LockAsync() => Until.TrueAsync("nothing in it can be written", Station.Soon, () => SetAsync("+i"));

    public Task UnlockAsync() => Until.TrueAsync("it can be written again", Station.Soon, () => SetAsync("-i"));

    public async ValueTask DisposeAsync()
    {
        await SetAsync("-i");
        _folder.Dispose();
    }

    /// <summary>Whether a write by an open handle is refused, which is not so on every file system.</summary>
    private async Task<bool> LocksAsync()
    {
        string path = System.IO.Path.Combine(Path, "trial");
        bool isRefused = false;
        using (FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0))
        {
            if (!await SetAsync("+i"))
            {
                return false;
            }

            try
            {
                file.WriteByte(1);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                isRefused = true;
            }
        }

        await UnlockAsync();
        File.Delete(path);
        return isRefused;
    }

    private async Task<bool> SetAsync(string attribute)
    {
        try
        {
            await using PeerProcess process = PeerProcess.Start(
                "find",
                [Path, "!", "-name", "*-shm", "-exec", "chattr", attribute, "{}", "+"]
            );
            await Until.TrueAsync("find ends", Station.Soon, () => Task.FromResult(process.HasExited));
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // There is no such program here.
            return false;
        }
    }
}
