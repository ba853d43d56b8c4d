// Which place of the file says which field, and the mistakes found there.
using Muster.Core.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Web.Document;

/// <summary>Collects the mistakes of one file. A field that already has a mistake gets no second one: the second mostly follows from the first.</summary>
public sealed class Places
{
    private readonly Dictionary<string, Mark> _places = new(StringComparer.Ordinal);
    private readonly List<Mistake> _mistakes = [];
    private readonly HashSet<string> _wrong = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _otherNames = new(StringComparer.Ordinal);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Mistake> Mistakes => [.. _mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)];

    public void Mark(string field, YamlNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        _places.TryAdd(Plain(field), node.Start);
    }

    /// <summary>Lets the rules call an item of a list by its id: <c>routes.payments</c> for <c>routes[3]</c>.</summary>
    public void Alias(string name, string field) => _otherNames.TryAdd(Folded(name), Folded(field));

    public void Add(string field, string message)
    {
        if (_wrong.Add(Plain(field)))
        {
            (int line, int column) = PlaceOf(field);
            _mistakes.Add(new Mistake(line, column, field, message));
        }
    }

    /// <summary>Adds a mistake of which only the place is known.</summary>
    public void Add(Mark place, string message) => _mistakes.Add(new Mistake((int)place.Line, (int)place.Column, "", message));

    /// <summary>Adds what the rules say about the fields.</summary>
    public void Add(IEnumerable<FieldError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        foreach (FieldError error in errors)
        {
            Add(error.Field, error.Message);
        }
    }

    /// <summary>Line and column of the field, or of the nearest thing around it that the file has; 0 when it has none.</summary>
    private (int Line, int Column) PlaceOf(string field)
    {
        for (string path = Plain(field); path.Length > 0; path = Outer(path))
        {
            if (_places.TryGetValue(path, out Mark place))
            {
                return ((int)place.Line, (int)place.Column);
            }
        }

        return (0, 0);
    }

    private static string Outer(string path)
    {
        int cut = path.LastIndexOfAny(['.', '[']);
        return cut < 0 ? "" : path[..cut];
    }

    private string Plain(string field)
    {
        string folded = Folded(field);
        for (string path = folded; path.Length > 0; path = Outer(path))
        {
            if (_otherNames.TryGetValue(path, out string? named))
            {
                return named + folded[path.Length..];
            }
        }

        return folded;
    }

    /// <summary>The rules speak of <c>shift_days</c> where the file says <c>shiftDays</c>.</summary>
    private static string Folded(string field) => field.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
