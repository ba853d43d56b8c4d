// Output of a step made safe to read: no secret, no control characters, and binary as what it is.
using System.Text;
using Muster.Core.Kernel;

namespace Muster.Server.Runbooks;

internal static class ReadableOutput
{
    /// <summary>What a piece of output may hold before it is cut anew by the rules of the run.</summary>
    private const int BytesMax = 256 * 1024;

    public static string Of(string text, RunbookSecrets secrets) => EdgeText.Clean(secrets.Masked(EscapeSequences(text)), BytesMax);

    public static string Of(ReadOnlySpan<byte> bytes, RunbookSecrets secrets) =>
        bytes.IndexOf((byte)0) >= 0 ? $"({bytes.Length} bytes that are no text)" : Of(Encoding.UTF8.GetString(bytes), secrets);

    /// <summary>Colours and movements of a terminal mean nothing here: what is left of them would read as noise.</summary>
    private static string EscapeSequences(string text)
    {
        if (!text.Contains('\u001b', StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder kept = new(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != '\u001b')
            {
                kept.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '[')
            {
                at += 2;
                while (at < text.Length && text[at] is < '@' or > '~')
                {
                    at++;
                }
            }
        }

        return kept.ToString();
    }
}
