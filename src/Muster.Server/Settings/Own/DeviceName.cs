// What people call the browser and the device that they use.
namespace Muster.Server.Settings.Own;

internal static class DeviceName
{
    /// <summary>In the order in which they must be asked for: most browsers name others as well.</summary>
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];

    /// <summary>Such as <c>Firefox on Android</c>; for what nobody knows <c>A browser on a device</c>.</summary>
    public static string Of(string userAgent) => $"{Find(Browsers, userAgent) ?? "A browser"} on {Find(Systems, userAgent) ?? "a device"}";

    private static string? Find((string Sign, string Name)[] known, string text) =>
        known.FirstOrDefault(one => text.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
