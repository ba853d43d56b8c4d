// The topics that a reader asks for, checked, and translated for the person who asks.
using System.Security.Claims;

namespace Muster.Server.Web.Live;

/// <summary>The wish of one stream: what the reader calls each topic, and what the feed calls it.</summary>
public sealed class Topics
{
    /// <summary>One stream serves all tabs of a browser.</summary>
    public const int CountMax = 64;
    private const int LengthMax = 100;
    private const string Me = "me";

    private readonly Dictionary<string, string> _spoken;

    private Topics(Dictionary<string, string> spoken) => _spoken = spoken;

    /// <summary>Names for the feed, in no order.</summary>
    public IReadOnlyList<string> Known => [.. _spoken.Keys];

    /// <summary>The name that the reader used.</summary>
    public string Spoken(string known) => _spoken[known];

    /// <summary>The topic of a person, which the reader calls `me`.</summary>
    public static string OfPerson(string id) => "person:" + id;

    /// <summary>Parses `incident:INC-42,me`. Null when there is none, too many, or a name with other letters than `A-Za-z0-9:._-`.</summary>
    public static Topics? Parse(string? asked, ClaimsPrincipal person)
    {
        var names = (asked ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length is 0 or > CountMax || !Array.TrueForAll(names, Sound))
        {
            return null;
        }
        var spoken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var known = name == Me ? OfPerson(person.FindFirstValue(ClaimTypes.NameIdentifier) ?? "nobody") : name;
            spoken[known] = name;
        }
        return new Topics(spoken);
    }

    private static bool Sound(string name) =>
        name.Length <= LengthMax && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '.' or '_' or '-');
}
