// Reads a backup file and finds out whether it is whole.
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Muster.Storage.Backup;

internal sealed class BackupArchive : IAsyncDisposable
{
    private readonly ZipArchive _zip;

    private BackupArchive(ZipArchive zip, BackupManifest manifest) => (_zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <summary>Opens a file and checks every entry against the manifest; one that is not whole, or of a newer form, is a <see cref="BackupException"/>.</summary>
    public static async Task<BackupArchive> OpenAsync(string path, CancellationToken cancel)
    {
        ZipArchive? zip = null;
        try
        {
            zip = await ZipFile.OpenReadAsync(path, cancel);
            BackupArchive archive = new(zip, await ReadManifestAsync(zip, path, cancel));
            foreach (BackupEntry entry in archive.Manifest.Entries)
            {
                archive.Check(entry, path);
            }

            return archive;
        }
        catch (Exception failed)
        {
            if (zip is not null)
            {
                await zip.DisposeAsync();
            }

            if (failed is InvalidDataException or JsonException or IOException or UnauthorizedAccessException)
            {
                throw new BackupException($"{path} is no whole backup: {failed.Message} Nothing was changed.", failed);
            }

            throw;
        }
    }

    /// <summary>The rows of a table, each as its line of JSON; none when the backup is older than the table.</summary>
    public async IAsyncEnumerable<string> RowsAsync(BackupTable table, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (_zip.GetEntry(table.Entry) is not { } entry)
        {
            yield break;
        }

        using StreamReader reader = new(await entry.OpenAsync(cancel));
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            yield return line;
        }
    }

    /// <summary>The text of the key file; null when it is not in the backup.</summary>
    public string? ChainKey()
    {
        if (_zip.GetEntry(BackupFile.ChainKeyEntry) is not { } entry)
        {
            return null;
        }

        using StreamReader reader = new(entry.Open());
        return reader.ReadToEnd();
    }

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive zip, string path, CancellationToken cancel)
    {
        ZipArchiveEntry entry = zip.GetEntry(BackupFile.ManifestEntry) ?? throw new InvalidDataException("It has no manifest.");
        await using Stream stream = await entry.OpenAsync(cancel);
        BackupManifest manifest =
            await JsonSerializer.DeserializeAsync<BackupManifest>(stream, BackupFile.Json, cancel)
            ?? throw new InvalidDataException("Its manifest is empty.");
        return manifest.Format == BackupManifest.FormatNow && !manifest.Entries.IsDefault
            ? manifest
            : throw new BackupException(
                $"{path} was written by Muster {manifest.Muster} in a form that this version does not read. Nothing was changed; restore it with that version."
            );
    }

    private void Check(BackupEntry expected, string path)
    {
        ZipArchiveEntry entry =
            _zip.GetEntry(expected.Name)
            ?? throw new BackupException($"{path} lacks {expected.Name}. Nothing was changed; use another backup.");
        using HashingStream stream = new(entry.Open());
        long lines = 0;
        Span<byte> buffer = new byte[64 * 1024];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            lines += buffer[..read].Count((byte)'\n');
        }

        if (stream.Sha256() != expected.Sha256 || (expected.Rows != lines && expected.Name != BackupFile.ChainKeyEntry))
        {
            throw new BackupException($"{expected.Name} in {path} is not what was written. Nothing was changed; use another backup.");
        }
    }
}
