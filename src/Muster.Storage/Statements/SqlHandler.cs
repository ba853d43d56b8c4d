// Turns an interpolated text into a statement with parameters.
using System.Runtime.CompilerServices;
using System.Text;

namespace Muster.Storage.Statements;

/// <summary>Knows the types that columns have, and no others: an instant becomes its Unix milliseconds.</summary>
[InterpolatedStringHandler]
internal readonly ref struct SqlHandler
{
    private readonly StringBuilder _piece;
    private readonly List<string> _pieces;
    private readonly List<object?> _arguments;

    public SqlHandler(int literalLength, int formattedCount)
    {
        _piece = new(literalLength);
        _pieces = new(formattedCount + 1);
        _arguments = new(formattedCount);
    }

    public void AppendLiteral(string text) => _piece.Append(text);

    public void AppendFormatted(string? text) => Add(text);

    public void AppendFormatted(int number) => Add(number);

    public void AppendFormatted(int? number) => Add(number);

    public void AppendFormatted(long number) => Add(number);

    public void AppendFormatted(long? number) => Add(number);

    public void AppendFormatted(DateTimeOffset instant) => Add(instant.ToUnixTimeMilliseconds());

    public void AppendFormatted(DateTimeOffset? instant) => Add(instant?.ToUnixTimeMilliseconds());

    /// <summary>Arrays are for PostgreSQL alone.</summary>
    public void AppendFormatted(long[] numbers) => Add(numbers);

    public void AppendFormatted(long?[] numbers) => Add(numbers);

    public void AppendFormatted(string?[] texts) => Add(texts);

    public void AppendFormatted(Sql statement)
    {
        _piece.Append(statement.Pieces[0]);
        for (int at = 0; at < statement.Arguments.Count; at++)
        {
            Add(statement.Arguments[at]);
            _piece.Append(statement.Pieces[at + 1]);
        }
    }

    public Sql ToSql() => new([.. _pieces, _piece.ToString()], [.. _arguments]);

    private void Add(object? argument)
    {
        _pieces.Add(_piece.ToString());
        _piece.Clear();
        _arguments.Add(argument);
    }
}
