// The hash of a scenario's text: the same hash is the same drill.
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Muster.Server.Drills;

internal static class ScenarioHash
{
    private static readonly Lazy<FrozenDictionary<string, string>> Hashes = new(() =>
        ScenarioLibrary
            .Files()
            .ToFrozenDictionary(file => Path.GetFileNameWithoutExtension(file.Name), file => Of(file.Text), StringComparer.Ordinal)
    );

    /// <summary>SHA-256 in small hexadecimal letters; empty for a scenario that the library does not have.</summary>
    public static string OfLibrary(string id) => Hashes.Value.GetValueOrDefault(id, "");

    private static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
