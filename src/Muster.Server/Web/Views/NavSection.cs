// The sections of the console, in the order of the rail.
namespace Muster.Server.Web.Views;

/// <summary>One entry of the rail and of the phone's bottom bar.</summary>
/// <param name="Key">What a page passes as `Section`.</param>
/// <param name="Group">The heading above it; null for the first, unnamed group.</param>
/// <param name="OnPhone">True for the few that stand in the bottom bar; the others are under More.</param>
public sealed record NavSection(string Key, string Title, string Href, string Icon, string? Group = null, bool OnPhone = false)
{
    /// <summary>A new section is one line here.</summary>
    public static IReadOnlyList<NavSection> All { get; } =
    [
        new("now", "Now", "/", "home", OnPhone: true),
        new("incidents", "Incidents", "/incidents", "flag", OnPhone: true),
        new("alerts", "Alerts", "/alerts", "bell", OnPhone: true),
        new("oncall", "On-call", "/on-call", "cal", OnPhone: true),
        new("services", "Services", "/services", "cube"),
        new("reviews", "Reviews", "/reviews", "doc", "Learn"),
        new("settings", "Settings", "/settings", "cog", "Run"),
    ];

    /// <summary>The number beside the entry; null when there is nothing to count.</summary>
    public int? CountIn(Shell shell) =>
        Key switch
        {
            "incidents" when shell.OpenIncidents > 0 => shell.OpenIncidents,
            "alerts" when shell.FiringAlerts > 0 => shell.FiringAlerts,
            "reviews" when shell.ReviewsDue > 0 => shell.ReviewsDue,
            _ => null,
        };
}
