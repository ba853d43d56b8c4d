// What is kept of an output: the beginning and the end, as plain text, without secrets.
using System.Text;
using Muster.Cli.Execution;

namespace Muster.Cli.Tests.Execution;

public sealed class OutputKeeperTests
{
    [Theory]
    [InlineData(3, "abc")]
    [InlineData(4, "abcd")]
    [InlineData(7, "abcdefg")]
    [InlineData(8, "abcd\n[1 bytes are not kept]\nfgh")]
    [InlineData(26, "abcd\n[19 bytes are not kept]\nxyz")]
    public void Beginning_and_end_are_kept_and_what_is_missing_between_them_is_told(int length, string kept)
    {
        string alphabet = "abcdefghijklmnopqrstuvwxyz"[..length];
        for (int piece = 1; piece <= length; piece++)
        {
            Assert.Equal(kept, Kept(new(4, 3), [], [.. alphabet.Chunk(piece).Select(part => Encoding.UTF8.GetBytes(part))]));
        }
    }

    [Theory]
    [InlineData("\u001b[31mred\u001b[0m\n", "red\n")]
    [InlineData("10%\r20%\r\ndone", "10%\n20%\ndone")]
    [InlineData("\u001b]0;title\u0007text\a\b", "text")]
    [InlineData("\u001b(Bplain\u001bc", "plain")]
    [InlineData("žluť 🦆", "žluť 🦆")]
    public void Nothing_steers_a_terminal_however_the_bytes_are_cut(string written, string kept)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(written);
        for (int piece = 1; piece <= bytes.Length; piece++)
        {
            Assert.Equal(kept, Kept(OutputLimits.Default, [], [.. bytes.Chunk(piece)]));
        }
    }

    [Fact]
    public void Binary_output_is_counted_from_its_first_zero_byte_on()
    {
        Assert.Equal(
            "text\n[Standard output is binary: 5 bytes are not shown]\n",
            Kept(OutputLimits.Default, [], [.. "text"u8, 0, 1], [65, 66, 0])
        );
        Assert.Equal("a\ufffdb", Kept(OutputLimits.Default, [], [(byte)'a', 0xff, (byte)'b']));
    }

    [Fact]
    public void Secrets_are_hidden_also_in_pieces()
    {
        byte[] bytes = "key=hunter2-hunter2 hunt hunter2-"u8.ToArray();
        for (int piece = 1; piece <= bytes.Length; piece++)
        {
            Assert.Equal("key=••• hunt hunter2-", Kept(OutputLimits.Default, ["hunter2-hunter2", "hunter2-h"], [.. bytes.Chunk(piece)]));
        }
    }

    [Fact]
    public void It_is_given_out_in_parts_and_no_letter_is_torn()
    {
        OutputKeeper keeper = new(OutputLimits.Default, []);
        keeper.Add(OutputStream.Standard, "a🦆b"u8);

        Assert.Equal("ž\n[7 bytes are not kept]\nd", Kept(new(3, 3), [], "žčabc🦆d"u8.ToArray()));
        Assert.Equal(["a", "🦆", "b", ""], [keeper.Take(2), keeper.Take(2), keeper.Take(2), keeper.Take(2)]);
    }

    private static string Kept(OutputLimits limits, string[] secrets, params byte[][] pieces)
    {
        OutputKeeper keeper = new(limits, secrets);
        Array.ForEach(pieces, piece => keeper.Add(OutputStream.Standard, piece));
        keeper.Finish();
        return keeper.Take(int.MaxValue);
    }
}
