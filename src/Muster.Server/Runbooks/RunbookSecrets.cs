// The secrets that runbooks name, as the settings of the server hold them.
using System.Collections.Immutable;

namespace Muster.Server.Runbooks;

/// <param name="Values">By the name that runbooks use.</param>
public sealed record RunbookSecrets(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>How the name of the variable begins.</summary>
    public const string Prefix = "MUSTER_SECRET_";

    private const string Mask = "•••";

    /// <summary>A shorter one would stand in words by chance.</summary>
    private const int MaskedCharactersMin = 4;

    public string? Find(string name) => Values.GetValueOrDefault(name);

    /// <summary>The text without any secret in it, as it is, percent-encoded, in Base64 or as JSON writes it.</summary>
    public string Masked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (string secret in Values.Values.Where(one => one.Length >= MaskedCharactersMin).OrderByDescending(one => one.Length))
        {
            foreach (string form in Forms(secret))
            {
                text = text.Replace(form, Mask, StringComparison.Ordinal);
            }
        }

        return text;
    }

    private static IEnumerable<string> Forms(string secret) =>
        new[]
        {
            secret,
            Uri.EscapeDataString(secret),
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(secret)),
            System.Text.Json.JsonSerializer.Serialize(secret).Trim('"'),
        }.Distinct(StringComparer.Ordinal);
}
