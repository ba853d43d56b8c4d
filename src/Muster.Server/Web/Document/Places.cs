// Which place of the file says which field, and the mistakes found there.
using System.Globalization;
using Muster.Core.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Web.Document;

/// <summary>
/// Collects the mistakes of one file. A field that already has a mistake gets no second one, and the rules say nothing inside an item of a list that has one: it
/// mostly follows from the first.
/// </summary>
public sealed class Places
{
    private readonly Dictionary<string, Mark> _places = new(StringComparer.Ordinal);
    private readonly List<Mistake> _mistakes = [];
    private readonly HashSet<string> _wrong = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _otherNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<int>> _kept = new(StringComparer.Ordinal);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Mistake> Mistakes => [.. _mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)];

    public void Mark(string field, YamlNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        _places.TryAdd(Plain(field), node.Start);
    }

    /// <summary>Lets the rules call an item of a list by its id: <c>routes.payments</c> for <c>routes[3]</c>.</summary>
    public void Alias(string name, string field) => _otherNames.TryAdd(Folded(name), Folded(field));

    /// <summary>
    /// Some items of a list cannot be read: the rules see it without them, and count the others from 0. What they say of the list as a whole is not told.
    /// </summary>
    /// <param name="items">Where those that can be read stand in the file, ascending, from 0.</param>
    public void Kept(string list, IReadOnlyList<int> items)
    {
        _kept[Plain(list)] = items;
        _wrong.Add(Plain(list));
    }

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
        FieldError[] meant =
        [
            .. errors.Select(error => error with { Field = InFile(error.Field) }).Where(error => !IsInsideWrongItem(error.Field)),
        ];
        foreach (FieldError error in meant)
        {
            Add(error.Field, error.Message);
        }
    }

    private bool IsInsideWrongItem(string field)
    {
        for (string path = Outer(Plain(field)); path.Length > 0; path = Outer(path))
        {
            if (path.EndsWith(']') && _wrong.Contains(path))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The field with the item of its list counted as in the file.</summary>
    private string InFile(string field)
    {
        string plain = Plain(field);
        for (string path = plain; path.Length > 0; path = Outer(path))
        {
            string list = Outer(path);
            if (
                _kept.TryGetValue(list, out IReadOnlyList<int>? kept)
                && int.TryParse(path.AsSpan(list.Length).Trim("[]"), NumberStyles.None, CultureInfo.InvariantCulture, out int item)
                && item < kept.Count
            )
            {
                string inside = plain[path.Length..];
                string named = field[..(field.Length - inside.Length)];
                return string.Create(CultureInfo.InvariantCulture, $"{named[..named.LastIndexOf('[')]}[{kept[item]}]{inside}");
            }
        }

        return field;
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
