// Whether the status page can be shown as it is described: languages with words, colours that can be read, a host, a picture.
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

internal static partial class StatusPageRules
{
    private static readonly ImmutableArray<string> Pictures = ["image/png", "image/svg+xml", "image/webp", "image/jpeg"];

    /// <summary>Every mistake; empty when there is none.</summary>
    public static IEnumerable<FieldError> Check(StatusPageSettings page) =>
        [.. CheckName(page), .. CheckLanguages(page), .. CheckPlace(page), .. CheckLook(page)];

    private static IEnumerable<FieldError> CheckName(StatusPageSettings page)
    {
        if (page.Name.Length is 0 or > StatusPageDefaults.NameCharactersMax)
        {
            yield return new("name", $"Say whose page it is, in 1 to {StatusPageDefaults.NameCharactersMax} characters.");
        }
    }

    private static IEnumerable<FieldError> CheckLanguages(StatusPageSettings page)
    {
        if (page.Languages.IsEmpty)
        {
            yield return new("languages", "The page speaks at least one language.");
        }

        for (int index = 0; index < page.Languages.Length; index++)
        {
            string language = page.Languages[index];
            if (!StatusPageDefaults.Languages.Contains(language))
            {
                yield return new(
                    $"languages[{index}]",
                    $"There are no words in '{language}'; use {string.Join(", ", StatusPageDefaults.Languages)}."
                );
            }
            else if (page.Languages.IndexOf(language) < index)
            {
                yield return new($"languages[{index}]", $"'{language}' stands here twice.");
            }
        }
    }

    private static IEnumerable<FieldError> CheckPlace(StatusPageSettings page)
    {
        if (page.Domain is { } domain && !Host().IsMatch(domain))
        {
            yield return new("domain", $"'{domain}' is no host: write status.example.com, in small letters, without https:// and port.");
        }
        else if (page is { Domain: not null, Access: StatusPageAccess.Members })
        {
            yield return new("domain", "Who must sign in does so at the console: a page for members has no host of its own.");
        }

        if (page.Home is { } home && !IsWebAddress(home))
        {
            yield return new("home", $"'{home}' is no address: write https://www.example.com.");
        }
    }

    private static IEnumerable<FieldError> CheckLook(StatusPageSettings page)
    {
        if (page.Logo is { } logo && !IsPicture(logo) && !FileName().IsMatch(logo))
        {
            yield return new(
                "logo",
                $"Write data:image/png;base64,… (png, svg, webp or jpeg, at most {StatusPageDefaults.LogoBytesMax / 1024} KiB), or the name of a file in the folder 'status' of the data directory, such as logo.svg."
            );
        }

        (string Field, string? Colour, string Ground)[] colours =
        [
            ("colour", page.Colour, StatusPageDefaults.LightGround),
            ("darkColour", page.DarkColour, StatusPageDefaults.DarkGround),
        ];
        foreach ((string field, string? colour, string ground) in colours)
        {
            if (colour is not null && !Colours.IsColour(colour))
            {
                yield return new(field, $"'{colour}' is no colour: write it as #0a4dcc.");
            }
            else if (colour is not null && Colours.Contrast(colour, ground) is < StatusPageDefaults.ContrastMin and var contrast)
            {
                yield return new(
                    field,
                    FormattableString.Invariant(
                        $"{colour} on {ground} has a contrast of {contrast:0.0}, and text needs {StatusPageDefaults.ContrastMin:0.0}: choose a {(field == "colour" ? "darker" : "lighter")} one."
                    )
                );
            }
        }
    }

    private static bool IsWebAddress(string text) =>
        text.Length <= EdgeLimits.UrlBytes
        && Uri.TryCreate(text, UriKind.Absolute, out Uri? read)
        && (read.Scheme == Uri.UriSchemeHttps || read.Scheme == Uri.UriSchemeHttp)
        && read.UserInfo.Length == 0;

    private static bool IsPicture(string text)
    {
        const string scheme = "data:";
        const string coding = ";base64,";
        int comma = text.IndexOf(coding, StringComparison.Ordinal);
        if (!text.StartsWith(scheme, StringComparison.Ordinal) || comma < 0 || text.Length > StatusPageDefaults.LogoBytesMax * 2)
        {
            return false;
        }

        byte[] bytes = new byte[text.Length];
        return Pictures.Contains(text[scheme.Length..comma])
            && Convert.TryFromBase64String(text[(comma + coding.Length)..], bytes, out int length)
            && length is > 0 and <= StatusPageDefaults.LogoBytesMax;
    }

    [GeneratedRegex(
        @"\A(?=.{4,253}\z)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Host();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,40}\.(?:png|svg|webp|jpg)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}
