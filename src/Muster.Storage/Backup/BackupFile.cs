// The parts of a backup that its writer and its reader agree on.
using System.Text.Json;

namespace Muster.Storage.Backup;

/// <summary>A zip archive: a manifest, one file of JSON lines a table, and the key of the chain if it was asked for.</summary>
internal static class BackupFile
{
    public const string ManifestEntry = "manifest.json";
    public const string ChainKeyEntry = "keys/chain.key";

    public static JsonSerializerOptions Json { get; } =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Bytes as PostgreSQL writes them.</summary>
    public static string Hex(byte[] bytes) => "\\x" + Convert.ToHexStringLower(bytes);

    public static byte[] FromHex(string text) => Convert.FromHexString(text.AsSpan(2));

    /// <summary>A migration without the time at which it was written, which differs between the databases.</summary>
    public static string SchemaName(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
