// The style sheet of the status page: the one for all, and the organisation's colours.
using System.Text;
using System.Text.RegularExpressions;
using Muster.Core.Catalog;

namespace Muster.Server.StatusPage.Site;

internal static partial class StatusSheet
{
    private const string LightColour = "#4149c9";
    private const string DarkColour = "#a3abff";

    private static readonly string Common = Read();

    public static string Of(StatusPageSettings page) =>
        $":root{{--accent:light-dark({page.Colour ?? LightColour},{page.DarkColour ?? DarkColour})}}\n{Common}";

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
