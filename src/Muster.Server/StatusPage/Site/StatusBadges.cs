// Pictures to embed elsewhere: how all is, or one component, in a word and a colour.
using System.Globalization;
using System.Net;
using Muster.Core.StatusPage;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage.Site;

internal static class StatusBadges
{
    private const int LetterWidth = 7;
    private const int Padding = 10;
    private const int LabelMax = 40;

    public static string OfAll(StatusPageView view, StatusWords words) =>
        Draw(view.Page.Name, words.Word("overall", view.Indicator), ColourOf(view.Indicator));

    public static string Of(ComponentView component, StatusWords words) =>
        Draw(component.Name, words.Word("component", component.Status), ColourOf(component.Status));

    /// <summary>The icon of the page in a browser's tab.</summary>
    public static string Icon(StatusPageView view) =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="{ColourOf(view.Indicator)}"/></svg>""";

    private static string Draw(string label, string word, string colour)
    {
        string said = label.Length > LabelMax ? label[..LabelMax] + "…" : label;
        int left = WidthOf(said);
        int right = WidthOf(word);
        string name = WebUtility.HtmlEncode($"{said}: {word}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="24" viewBox="0 0 {left + right} 24" role="img" aria-label="{name}"><title>{name}</title><rect width="{left
                + right}" height="24" rx="5" fill="{colour}"/><path d="M5 0h{left - 5}v24H5a5 5 0 0 1-5-5V5a5 5 0 0 1 5-5z" fill="#2b3340"/><g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="12"><text x="{Padding}" y="16" textLength="{left
                - (2 * Padding)}">{WebUtility.HtmlEncode(said)}</text><text x="{left + Padding}" y="16" textLength="{right
                - (2 * Padding)}">{WebUtility.HtmlEncode(word)}</text></g></svg>
            """
        );
    }

    private static int WidthOf(string text) => (new StringInfo(text).LengthInTextElements * LetterWidth) + (2 * Padding);

    /// <summary>Each dark enough for white letters.</summary>
    private static string ColourOf(BulletinImpact impact) =>
        impact switch
        {
            BulletinImpact.None => "#08705e",
            BulletinImpact.Maintenance => "#1559a6",
            BulletinImpact.Minor => "#775700",
            BulletinImpact.Major => "#9a4a00",
            BulletinImpact.Critical => "#b01e29",
        };

    private static string ColourOf(ComponentStatus status) =>
        status switch
        {
            ComponentStatus.Operational => "#08705e",
            ComponentStatus.UnderMaintenance => "#1559a6",
            ComponentStatus.DegradedPerformance => "#775700",
            ComponentStatus.PartialOutage => "#9a4a00",
            ComponentStatus.MajorOutage => "#b01e29",
        };
}
