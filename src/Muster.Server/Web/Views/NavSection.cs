// The sections of the console, in the order of the rail.
namespace Muster.Server.Web.Views;

/// <summary>One entry of the rail and of the phone's bottom bar.</summary>
/// <param name="Key">What a page passes as `Section`.</param>
/// <param name="Group">The heading above it; null for the first, unnamed group.</param>
/// <param name="OnPhone">True for the few that stand in the bottom bar; the others are under More.</param>
/// <param name="AtNight">True for the pages that a page leads to: they carry no style that they do not need.</param>
public sealed record NavSection(
    string Key,
    string Title,
    string Href,
    string Icon,
    string? Group = null,
    bool OnPhone = false,
    bool AtNight = false
)
{
    /// <summary>A new section is one line here.</summary>
    public static IReadOnlyList<NavSection> All { get; } =
    [
        new("now", "Now", "/", "home", OnPhone: true, AtNight: true),
        new("incidents", "Incidents", "/incidents", "flag", OnPhone: true, AtNight: true),
        new("alerts", "Alerts", "/alerts", "bell", OnPhone: true, AtNight: true),
        new("oncall", "On-call", "/on-call", "cal", OnPhone: true),
        new("services", "Services", "/services", "cube"),
        new("runbooks", "Runbooks", "/runbooks", "bolt"),
        new("slos", "SLOs", "/slos", "list"),
        new("status", "Status page", "/status-page", "globe"),
        new("reviews", "Reviews", "/reviews", "doc", "Learn"),
        new("measures", "Measures", "/measures", "clock", "Learn"),
        new("drills", "Drills", "/drills", "play", "Learn"),
        new("settings", "Settings", "/settings", "cog", "Run"),
    ];

    /// <summary>Whether a page of the section (its key) is read at a desk by day, and so carries the second style sheet.</summary>
    public static bool IsForTheDesk(string section) => !All.Any(known => known.AtNight && known.Key == section);

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
