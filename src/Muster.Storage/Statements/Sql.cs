// One SQL statement: its text in pieces, and the arguments that stand between them.
using System.Text;

namespace Muster.Storage.Statements;

/// <summary>
/// Written as an interpolated text, where each hole becomes a parameter and never a part of the text: <c>Sql.Of($"… WHERE id = {id}")</c>. Another statement in
/// a hole is woven in. Both databases read the parameters <c>$1</c>, <c>$2</c>, …
/// </summary>
internal sealed class Sql
{
    public static readonly Sql Empty = Of($"");

    private readonly string[] _pieces;

    public Sql(string[] pieces, object?[] arguments)
    {
        _pieces = pieces;
        Arguments = arguments;
        Text = Render();
    }

    private Sql(string[] pieces, object?[] arguments, string text)
    {
        _pieces = pieces;
        Arguments = arguments;
        Text = text;
    }

    public string Text { get; }

    /// <summary>Texts, numbers, bytes or null, in the order of the parameters.</summary>
    public IReadOnlyList<object?> Arguments { get; }

    internal IReadOnlyList<string> Pieces => _pieces;

    public static Sql Of(ref SqlHandler statement) => statement.ToSql();

    /// <summary>A piece of text as it stands: for names of tables and columns that are constants of the code, never for a value.</summary>
    public static Sql Raw(string text) => new([text], []);

    /// <summary>The same statement with other arguments: for the thousands of rows of a storm, of which each would else weave its own text.</summary>
    public Sql With(params object?[] arguments) => new(_pieces, arguments, Text);

    public static Sql Join(string separator, IEnumerable<Sql> parts)
    {
        SqlHandler joined = new(0, 0);
        bool first = true;
        foreach (Sql part in parts)
        {
            if (!first)
            {
                joined.AppendLiteral(separator);
            }

            joined.AppendFormatted(part);
            first = false;
        }

        return joined.ToSql();
    }

    /// <summary>Values for an <c>IN (…)</c>, separated by commas.</summary>
    public static Sql List(IEnumerable<string> values) => Join(", ", values.Select(value => Of($"{value}")));

    public override string ToString() => Text;

    private string Render()
    {
        if (_pieces.Length == 1)
        {
            return _pieces[0];
        }

        StringBuilder text = new(_pieces[0]);
        for (int at = 1; at < _pieces.Length; at++)
        {
            text.Append('$').Append(at).Append(_pieces[at]);
        }

        return text.ToString();
    }
}
