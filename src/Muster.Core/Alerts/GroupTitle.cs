// What a group of alerts is called.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

public static class GroupTitle
{
    /// <summary><c>HighErrorRate: 5% of requests fail</c> for one alert, <c>HighErrorRate (3 alerts)</c> for more; <paramref name="summary"/> may be empty. One line of at most
    /// <see cref="EdgeLimits.TitleBytes"/>.</summary>
    public static string Of(string name, string summary, int alerts)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(summary);
        string title =
            alerts > 1 ? $"{name} ({alerts} alerts)"
            : string.IsNullOrWhiteSpace(summary) || summary == name ? name
            : $"{name}: {summary}";
        return EdgeText.Line(title, EdgeLimits.TitleBytes);
    }
}
