// What an action item says as an issue, with the mark by which it is found again.
using System.Text;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Trackers;

internal static class MarkedText
{
    private const string Special = "\\`*_{}[]<>()#+-.!|~@&$:/";

    /// <summary>Every line as it was typed: no picture is loaded, nobody is mentioned, and no link is made but the one back.</summary>
    public static string Markdown(IssueDraft draft, string link)
    {
        StringBuilder text = new();
        foreach (string line in draft.Lines)
        {
            text.Append(Plain(line)).Append("\n\n");
        }

        return text.Append('<').Append(link).Append(">\n\n`").Append(draft.Marker).Append('`').ToString();
    }

    private static string Plain(string line)
    {
        StringBuilder text = new(line.Length);
        foreach (char one in line)
        {
            // A backslash before @ does not keep GitHub from mentioning: an invisible joiner does.
            text.Append(
                one == '@' ? "@\u2060"
                : Special.Contains(one, StringComparison.Ordinal) ? $"\\{one}"
                : one.ToString()
            );
        }

        return text.ToString();
    }
}
