// The style sheet, the script and the icon: one file each, named by content, compressed once at start.
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Muster.Server.Web.Assets;

/// <summary>
/// What the browser loads besides html. The sources are embedded in the assembly (wwwroot, and a style sheet beside each slice),
/// so that one executable serves the same bytes from a build, a publish, a test host or a container, and no manifest can be missing.
/// </summary>
public sealed partial class Bundle
{
    public Bundle()
    {
        Css = Asset.Of("app", "css", "text/css; charset=utf-8", Trim(Join(".css")));
        Script = Asset.Of("muster", "js", "text/javascript; charset=utf-8", Flatten(Join(".js")));
        Icon = Asset.Of("icon", "svg", "image/svg+xml", Join("icon.svg"));
    }

    public Asset Css { get; }
    public Asset Script { get; }
    public Asset Icon { get; }

    /// <summary>Changes whenever the style or the script does; a page that was rendered by another build reloads itself.</summary>
    public string Build => Css.Hash[..6] + Script.Hash[..6];

    public IEnumerable<Asset> All => [Css, Script, Icon];

    // wwwroot first, then the slices; within each the file's name is the order, hence the numbers in wwwroot.
    private static string Join(string ending)
    {
        var assembly = typeof(Bundle).Assembly;
        var names = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith("web/", StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal))
            .OrderBy(name => name.StartsWith("web/wwwroot/", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(name => name, StringComparer.Ordinal);
        return string.Join('\n', names.Select(name => Read(assembly, name)));
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Trim(string css) => Indent().Replace(Comment().Replace(css, ""), "");

    // The modules import each other for their readers and tests; in one file those lines have nothing left to do.
    private static string Flatten(string script) => Indent().Replace(LineComment().Replace(ImportOrExport().Replace(script, ""), ""), "");

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s+", RegexOptions.Multiline, 1000)]
    private static partial Regex Indent();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex LineComment();

    [GeneratedRegex(@"^import [^;]*;$|^export (?=\w)", RegexOptions.Multiline, 1000)]
    private static partial Regex ImportOrExport();
}
