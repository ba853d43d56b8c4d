// The secrets that senders name: read from a file of lines NAME=value, so that the organisation holds none.
using System.Collections.Immutable;
using Muster.Core.People;

namespace Muster.Server.Channels.HttpSenders;

/// <param name="Values">By name.</param>
public sealed record SenderSecrets(ImmutableDictionary<string, string> Values)
{
    private const char Comment = '#';

    public static SenderSecrets None { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>Reads a file, which none need to be: no name is no secrets.</summary>
    /// <param name="directory">What a relative name starts from.</param>
    public static SenderSecrets Read(string? file, string directory, Action<string> wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        try
        {
            return file is null ? None : Parse(File.ReadLines(Path.GetFullPath(file, directory)), wrong);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            wrong($"The file '{file}' cannot be read: {unreadable.Message}");
            return None;
        }
    }

    /// <summary>Reads the lines; a wrong one is told by its number and never repeated.</summary>
    public static SenderSecrets Parse(IEnumerable<string> lines, Action<string> wrong)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(wrong);
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            string[] parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (line.Trim() is [] or [Comment, ..])
            {
                continue;
            }

            if (parts is not [var name, { Length: > 0 } value] || !SenderText.IsSecretName(name) || value.Any(char.IsControl))
            {
                wrong($"Line {number} is no NAME=value with a name of A-Z, 0-9 and _. It is not shown here.");
            }
            else if (!values.TryAdd(name, value))
            {
                wrong($"Line {number}: {name} stands there twice.");
            }
        }

        return new(values.ToImmutable());
    }

    /// <summary>A text without any of the secrets: a provider may repeat what it was sent.</summary>
    public string Without(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Values.Values.Aggregate(text, (kept, secret) => kept.Replace(secret, "…", StringComparison.Ordinal));
    }
}
