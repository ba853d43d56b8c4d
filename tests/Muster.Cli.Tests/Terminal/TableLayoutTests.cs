// A table fits its terminal, and what does not fit beside goes below, whole.
using Muster.Cli.Terminal;

namespace Muster.Cli.Tests.Terminal;

public sealed class TableLayoutTests
{
    private const string Long =
        "PlaybackErrorsHigh: 26% of playback requests fail in eu-west, and a second sentence that somebody pasted into the title as well";

    private static readonly string[] Columns = ["ID", "SEVERITY", "SERVICE", "TITLE"];

    [Fact]
    public void A_title_is_wrapped_beside_the_other_columns_while_there_is_room_for_it() =>
        Assert.Equal(
            """
            ID      SEVERITY  SERVICE       TITLE
            INC-42  SEV-1     playback-api  PlaybackErrorsHigh: 26% of playback requests
                                            fail in eu-west, and a second sentence that
                                            somebody pasted into the title as well
            INC-7   SEV-3     search        Slow
            """,
            Text(78, ["INC-42", "SEV-1", "playback-api", Long], ["INC-7", "SEV-3", "search", "Slow"])
        );

    [Fact]
    public void What_does_not_fit_beside_goes_below_its_row() =>
        Assert.Equal(
            """
            ID      SEVERITY  SERVICE
              TITLE
            INC-42  SEV-1     playback-api
              PlaybackErrorsHigh: 26% of playback requests fail
              in eu-west, and a second sentence that somebody
              pasted into the title as well
            INC-7   SEV-3     search
              Slow
            """,
            Text(52, ["INC-42", "SEV-1", "playback-api", Long], ["INC-7", "SEV-3", "search", "Slow"])
        );

    [Fact]
    public void A_column_without_a_value_in_any_row_is_left_out() =>
        Assert.Equal("ID     TITLE\nINC-7  Slow", Text(80, ["INC-7", "", "", "Slow"]));

    [Fact]
    public void Letters_of_two_cells_are_counted_as_two() =>
        Assert.Equal(
            "ID  SERVICE  TITLE\n1   検索     遅い\n2   search   Überall é",
            Text(80, ["1", "", "検索", "遅い"], ["2", "", "search", "Überall é"])
        );

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(300)]
    public void No_line_is_wider_than_the_terminal_and_no_word_is_lost(int width)
    {
        string[] row = ["INC-42", "SEV-1", "プレイバック", Long + " 日本語のとても長いタイトルでスペースがないものでも端末の幅を超えない"];

        string text = Text(width, row);

        Assert.All(text.Split('\n').Where(line => line.StartsWith(' ')), line => Assert.InRange(TableLayout.Cells(line), 0, width));
        Assert.Equal(Letters(string.Concat(Columns) + string.Concat(row)), Letters(text));
    }

    private static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static string Text(int width, params string[][] rows)
    {
        TableLayout layout = TableLayout.Of(Columns, rows, width);
        return string.Join('\n', layout.Head.Concat(layout.Body).Select(line => string.Concat(line).TrimEnd()));
    }
}
