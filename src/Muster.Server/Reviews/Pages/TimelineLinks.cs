// Where the links of a text to events of the incident lead on the page of its review.
using System.Globalization;
using System.Text.RegularExpressions;
using Muster.Core.Kernel;

namespace Muster.Server.Reviews.Pages;

public static partial class TimelineLinks
{
    /// <summary>To the timeline of the page where it has the event, else to how it stood at the event.</summary>
    /// <param name="shown">How many events the page shows, from the first.</param>
    public static string OnPage(IncidentId incident, string text, int shown)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Links()
            .Replace(
                text,
                link =>
                    link.Groups["incident"].Value != incident.Value ? link.Value
                    : link.Groups["version"] is { Length: <= 6 } version
                    && int.Parse(version.Value, CultureInfo.InvariantCulture) is var at
                    && at <= shown
                        ? $"](#e-{at})"
                    : $"](/incidents/{incident}/replay?at={link.Groups["version"].Value})"
            );
    }

    [GeneratedRegex(
        @"\]\(/incidents/(?<incident>INC-\d+)#e-(?<version>\d+)\)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Links();
}
