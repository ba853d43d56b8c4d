// The style sheet of the status page: the one for all, and the organisation's colours.
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Muster.Core.Catalog;

namespace Muster.Server.Web.Public;

internal static partial class StatusSheet
{
    private const string LightColour = "#4149c9";
    private const string DarkColour = "#a3abff";

    private static readonly string Common = Read();

    public static string Of(StatusPageSettings page) =>
        $":root{{--accent:light-dark({page.Colour ?? LightColour},{page.DarkColour ?? DarkColour})}}\n{Common}";

    /// <summary>The name of the sheet, which has its hash: all nodes have the same for the same colours.</summary>
    public static string NameOf(StatusPageSettings page) =>
        $"status.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(page))).AsSpan(0, 4))}.css";

    private static string Read()
    {
        using StreamReader reader = new(typeof(StatusSheet).Assembly.GetManifestResourceStream("statuspage/site.css")!, Encoding.UTF8);
        return Blank().Replace(Comment().Replace(reader.ReadToEnd(), ""), "");
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s+", RegexOptions.Multiline, 1000)]
    private static partial Regex Blank();
}
