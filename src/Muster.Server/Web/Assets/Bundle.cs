// The style sheet, the script and the icon: one file each, named by content.
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Muster.Server.Web.Assets;

/// <summary>
/// What the browser loads besides html. The sources are embedded in the assembly (wwwroot, and a style sheet beside each slice;
/// those that end in `.desk.css` are a sheet of their own),
/// so that one executable serves the same bytes from a build, a publish, a test host or a container, and no manifest can be missing.
/// </summary>
public sealed partial class Bundle
{
    private const string StyleSheet = "text/css; charset=utf-8";
    private const string JavaScript = "text/javascript; charset=utf-8";

    private static readonly string[] AppIconNames = ["icon-192", "icon-512", "icon-maskable-512", "apple-touch-icon"];

    public Bundle()
    {
        Css = Asset.Of("app", "css", StyleSheet, Trim(Join(Style())));
        Desk = Asset.Of("desk", "css", StyleSheet, Trim(Join(DeskStyle())));
        Script = Asset.Of("muster", "js", JavaScript, Join(Core(), Module));
        Dialogs = Asset.Of("dialogs", "js", JavaScript, Strip(Join(LateDialogs())));
        Push = Asset.Of("push", "js", JavaScript, Strip(Join(PushFile())));
        Calendar = Asset.Of("calendar", "js", JavaScript, Strip(Join(CalendarFile())));
        Replay = Asset.Of("replay", "js", JavaScript, Strip(Join(ReplayFile())));
        Loud = Asset.Of("loud", "js", JavaScript, Strip(Join(LoudFile())));
        Manifest = Asset.Of("manifest", "webmanifest", "application/manifest+json", Join(ManifestFile())) with
        {
            Url = "/manifest.webmanifest",
        };
        AppIcon = Asset.Of("icon", "svg", "image/svg+xml", Join(IconFile())) with { Url = "/icon.svg" };
        AppIcons = [.. AppIconNames.Select(name => Asset.Of(name, "png", "image/png", ReadIcon(name)) with { Url = $"/{name}.png" })];
        Worker = Asset.Of("sw", "js", JavaScript, Strip(Join(WorkerFile()))) with { Url = "/sw.js" };
        Icon = "data:image/svg+xml," + Escaped(Join(IconFile()).Trim());
    }

    public Asset Css { get; }

    /// <summary>The style of the pages that are read at a desk by day; those that are opened at night do not carry it.</summary>
    public Asset Desk { get; }
    public Asset Script { get; }

    /// <summary>Palette and help: fetched when first asked for, so that they weigh nothing on a page that is opened at night.</summary>
    public Asset Dialogs { get; }

    /// <summary>Switches notifications on: on the page of one's own account alone.</summary>
    public Asset Push { get; }

    /// <summary>Dragging over the days of an on-call calendar: on the page of a schedule alone.</summary>
    public Asset Calendar { get; }

    /// <summary>The slider of a replay: on the debrief of a drill and on the replay of an incident.</summary>
    public Asset Replay { get; }

    /// <summary>Rings on the page that a notification opens.</summary>
    public Asset Loud { get; }

    /// <summary>What makes the console an app on a home screen.</summary>
    public Asset Manifest { get; }

    /// <summary>The app's icon, under the name that the manifest has.</summary>
    public Asset AppIcon { get; }

    /// <summary>The same as pictures, for systems that draw no SVG on a home screen. The address of the last one is what iPhones ask for.</summary>
    public IReadOnlyList<Asset> AppIcons { get; }

    /// <summary>The service worker; under one name for ever, at the root, because its name and place are its identity.</summary>
    public Asset Worker { get; }

    /// <summary>The icon as a data url: one request less on every first visit.</summary>
    public string Icon { get; }

    /// <summary>Changes whenever the style or the script does; a page that was rendered by another build reloads itself.</summary>
    public string Build => Css.Hash[..4] + Desk.Hash[..4] + Script.Hash[..4];

    /// <summary>The assets whose name holds their hash.</summary>
    public IEnumerable<Asset> Hashed => [Css, Desk, Script, Dialogs, Push, Calendar, Replay, Loud];

    // wwwroot first, then the slices; within each the file's name is the order, hence the numbers in wwwroot.
    private static string Join(Regex files, Func<string, string>? each = null)
    {
        var assembly = typeof(Bundle).Assembly;
        var names = assembly
            .GetManifestResourceNames()
            .Where(name => files.IsMatch(name))
            .OrderBy(name => name.StartsWith("web/wwwroot/", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(name => name, StringComparer.Ordinal);
        return string.Join('\n', names.Select(name => Read(assembly, name)).Select(each ?? (text => text)));
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static byte[] ReadIcon(string name)
    {
        using Stream read = typeof(Bundle).Assembly.GetManifestResourceStream($"web/wwwroot/icons/{name}.png")!;
        using MemoryStream bytes = new();
        read.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Trim(string css) => Indent().Replace(Comment().Replace(css, ""), "");

    // A module keeps its private names to itself and hands out what it exports; its imports are then names around it.
    private static string Module(string source)
    {
        var exported = string.Join(", ", Export().Matches(source).Select(match => match.Groups["name"].Value));
        var body = Export().Replace(Import().Replace(source, ""), "${declaration}${name}");
        return $"const {{ {exported} }} = (() => {{\n{Strip(body)}\nreturn {{ {exported} }};\n}})();";
    }

    /// <summary>Only what an address of data must not say plainly: each percent sign more is a byte that is hard to compress.</summary>
    private static string Escaped(string svg) =>
        svg.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal)
            .Replace("\"", "%22", StringComparison.Ordinal)
            .Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal);

    private static string Strip(string script) => Indent().Replace(LineComment().Replace(script, ""), "");

    [GeneratedRegex(@"^web/.*(?<!\.desk)\.css$", RegexOptions.None, 1000)]
    private static partial Regex Style();

    [GeneratedRegex(@"^web/.*\.desk\.css$", RegexOptions.None, 1000)]
    private static partial Regex DeskStyle();

    [GeneratedRegex(@"^web/wwwroot/js/\d.*\.js$", RegexOptions.None, 1000)]
    private static partial Regex Core();

    [GeneratedRegex(@"^web/wwwroot/js/dialogs\.js$", RegexOptions.None, 1000)]
    private static partial Regex LateDialogs();

    [GeneratedRegex(@"^web/wwwroot/js/push\.js$", RegexOptions.None, 1000)]
    private static partial Regex PushFile();

    [GeneratedRegex(@"^web/wwwroot/js/calendar\.js$", RegexOptions.None, 1000)]
    private static partial Regex CalendarFile();

    [GeneratedRegex(@"^web/wwwroot/js/replay\.js$", RegexOptions.None, 1000)]
    private static partial Regex ReplayFile();

    [GeneratedRegex(@"^web/wwwroot/js/loud\.js$", RegexOptions.None, 1000)]
    private static partial Regex LoudFile();

    [GeneratedRegex(@"^web/wwwroot/manifest\.webmanifest$", RegexOptions.None, 1000)]
    private static partial Regex ManifestFile();

    [GeneratedRegex(@"^web/wwwroot/js/sw\.js$", RegexOptions.None, 1000)]
    private static partial Regex WorkerFile();

    [GeneratedRegex(@"^web/wwwroot/icon\.svg$", RegexOptions.None, 1000)]
    private static partial Regex IconFile();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s+", RegexOptions.Multiline, 1000)]
    private static partial Regex Indent();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex LineComment();

    [GeneratedRegex(@"^import [^;]*;$", RegexOptions.Multiline, 1000)]
    private static partial Regex Import();

    [GeneratedRegex(
        @"^export (?<declaration>(async )?(function|const) )(?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Export();
}
