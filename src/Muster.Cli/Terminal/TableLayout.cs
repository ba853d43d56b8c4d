// Lays a table out for the width of a terminal: no word is cut and no id is broken.
using Spectre.Console.Rendering;

namespace Muster.Cli.Terminal;

/// <summary>
/// The columns stand side by side as far as they fit. The last one, mostly a title, is wrapped in what is left when that is enough to read it; it and the columns
/// that do not fit otherwise go below their row, indented. Columns that are empty in every row are left out. Widths are cells: a letter of Chinese has two.
/// </summary>
internal sealed class TableLayout
{
    private const int Gap = 2;

    /// <summary>In fewer cells a sentence falls apart into single words.</summary>
    private const int WrappedMin = 28;

    private readonly string[] _names;
    private readonly string[][] _rows;
    private readonly int[] _widths;
    private readonly int _width;
    private readonly int _beside;

    private TableLayout(string[] names, string[][] rows, int width)
    {
        (_names, _rows, _width) = (names, rows, width);
        _widths = [.. names.Select((name, column) => rows.Select(row => Cells(row[column])).Append(Cells(name)).Max())];
        _beside = Math.Max(1, Enumerable.Range(1, names.Length).TakeWhile(Fits).LastOrDefault());
    }

    /// <summary>The lines of the names of the columns; a line is its cells with the spaces between them.</summary>
    public IEnumerable<IReadOnlyList<string>> Head => Row(_names);

    public IEnumerable<IReadOnlyList<string>> Body => _rows.SelectMany(Row);

    /// <param name="rows">At least one; a row has a cell for each column.</param>
    /// <param name="width">In cells.</param>
    public static TableLayout Of(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        int[] used = [.. Enumerable.Range(0, columns.Count).Where(column => column == 0 || rows.Any(row => row[column].Length > 0))];
        return new(
            [.. used.Select(column => columns[column])],
            [.. rows.Select(row => used.Select(column => row[column]).ToArray())],
            width
        );
    }

    /// <summary>How many cells of a terminal the text takes.</summary>
    public static int Cells(string text) => Segment.CellCount([new Segment(text)]);

    private bool Fits(int columns)
    {
        int taken = Gap * (columns - 1);
        int last = columns == _names.Length ? Math.Min(_widths[^1], WrappedMin) : 0;
        int whole = last == 0 ? columns : columns - 1;
        return taken + _widths.Take(whole).Sum() + last <= _width;
    }

    private IEnumerable<IReadOnlyList<string>> Row(string[] row)
    {
        bool isLastBeside = _beside == _names.Length;
        int fixedColumns = isLastBeside ? _beside - 1 : _beside;
        string[] start = [.. row.Take(fixedColumns).Select((cell, column) => column < _beside - 1 ? Padded(cell, _widths[column]) : cell)];
        int indent = start.Sum(Cells);
        string[] rest = isLastBeside ? Wrapped(row[^1], Math.Max(1, _width - indent)) : [];
        yield return [.. start, .. rest.Take(1)];
        foreach (string line in rest.Skip(1))
        {
            yield return [new string(' ', indent), line];
        }

        string below = string.Join("  ", row.Skip(_beside).Where(cell => cell.Length > 0));
        foreach (string line in Wrapped(below, Math.Max(1, _width - Gap)))
        {
            yield return [new string(' ', Gap), line];
        }
    }

    private static string Padded(string cell, int width) => cell + new string(' ', width - Cells(cell) + Gap);

    /// <summary>Lines of at most so many cells, broken at spaces, a longer word inside; none for an empty text.</summary>
    private static string[] Wrapped(string text, int width)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in text.Split(' ').SelectMany(word => Pieces(word, width)))
        {
            if (line.Length > 0 && Cells(line) + 1 + Cells(word) > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        return line.Length == 0 ? [.. lines] : [.. lines, line];
    }

    private static IEnumerable<string> Pieces(string word, int width)
    {
        string piece = "";
        foreach (System.Text.Rune letter in word.EnumerateRunes())
        {
            if (piece.Length > 0 && Cells(piece + letter) > width)
            {
                yield return piece;
                piece = "";
            }

            piece += letter;
        }

        yield return piece;
    }
}
