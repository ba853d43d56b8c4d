// What a chat shows that is no page: a title, lines below it, and where it leads.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Channels;

/// <summary>Plain text: whoever puts it into marks escapes it.</summary>
/// <param name="Title">One line.</param>
/// <param name="Severity">Null for what has none.</param>
public sealed record PlainWords(string Title, string Lines, Severity? Severity, string Url)
{
    /// <summary>A notice in a chat names whom it is for, because others may read along.</summary>
    public static PlainWords Of(Notice notice, string url)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return new(
            EdgeText.Line($"{notice.PersonName}: {notice.Title}", EdgeLimits.TitleBytes),
            string.Join('\n', notice.Lines),
            Severity: null,
            url
        );
    }
}
