// The limits of the status page's definition, each with its reason.
using System.Collections.Immutable;

namespace Muster.Core.Catalog;

public static class StatusPageDefaults
{
    /// <summary>200 components: a reader looks for theirs on one page.</summary>
    public const int ComponentsMax = 200;

    /// <summary>80 characters: a name, a group or a title that a phone shows in two lines.</summary>
    public const int NameCharactersMax = 80;

    public const int DescriptionCharactersMax = 300;

    /// <summary>64 KiB of a picture: it is sent with every page that is new to a reader.</summary>
    public const int LogoBytesMax = 64 * 1024;

    /// <summary>WCAG 2.2 AA for text.</summary>
    public const double ContrastMin = 4.5;

    /// <summary>The ground of the page on which it is hardest to read, light and dark.</summary>
    public const string LightGround = "#f3f4f7";

    public const string DarkGround = "#181d26";

    /// <summary>Those that Muster has words in.</summary>
    public static readonly ImmutableArray<string> Languages = ["en", "de", "fr", "es"];
}
