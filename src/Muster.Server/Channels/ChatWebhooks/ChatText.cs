// A page in the markup that chat programs read: words from outside stay words.
using System.Text;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.ChatWebhooks;

public static class ChatText
{
    private const string Marks = "\\`*_~[]()<>#|!";

    /// <summary>Nothing joins the sign to a name any more, and no reader sees a difference.</summary>
    private const char ZeroWidthSpace = '\u200B';

    /// <summary>The text as Markdown that shows it as it is: no alert writes a link, or calls everybody in the room.</summary>
    public static string Markdown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder shown = new(text.Length + 16);
        foreach (char letter in text)
        {
            if (Marks.Contains(letter))
            {
                shown.Append('\\');
            }

            shown.Append(letter);
            if (letter == '@')
            {
                shown.Append(ZeroWidthSpace);
            }
        }

        return shown.ToString();
    }

    /// <summary>Cut to so many UTF-16 letters, without half of one.</summary>
    public static string Cut(string text, int lettersMax)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= lettersMax)
        {
            return text;
        }

        int kept = char.IsHighSurrogate(text[lettersMax - 2]) ? lettersMax - 2 : lettersMax - 1;
        return text[..kept].TrimEnd('\\') + "…";
    }

    /// <summary>Six digits, as the console has the severities; grey for none.</summary>
    public static string Colour(Severity? severity) =>
        severity switch
        {
            Severity.Sev1 => "D92D20",
            Severity.Sev2 => "DC6803",
            Severity.Sev3 => "CA8504",
            _ => "667085",
        };

    /// <summary>The links of a message, in one line of Markdown.</summary>
    public static string Links(string? acknowledge, string subject) =>
        acknowledge is null ? $"[Open]({subject})" : $"[Acknowledge]({acknowledge}) · [Open]({subject})";

    /// <summary>Why it comes, and what the first alert says of itself.</summary>
    public static string Words(ChannelMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        string why = Markdown(PageText.Why(message));
        return string.IsNullOrWhiteSpace(message.Detail) ? why : why + "\n\n" + Markdown(message.Detail);
    }
}
