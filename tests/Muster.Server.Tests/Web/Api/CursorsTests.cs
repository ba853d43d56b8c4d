// The cursors of lists: what is written is read again, and nothing else is.
using Muster.Engine.Ports;
using Muster.Server.Web.Api;

namespace Muster.Server.Tests.Web.Api;

public sealed class CursorsTests
{
    private static readonly ViewCursor Place = new(new(2026, 11, 23, 2, 55, 0, 123, TimeSpan.Zero), "INC-42");

    [Fact]
    public void What_was_written_is_read_again()
    {
        Assert.True(Cursors.TryRead(Cursors.Write(Place), out ViewCursor? read));
        Assert.Equal(Place, read);
    }

    [Fact]
    public void Every_edit_of_one_letter_is_refused()
    {
        string cursor = Cursors.Write(Place);
        for (int at = 0; at < cursor.Length; at++)
        {
            string edited = cursor[..at] + (cursor[at] == 'x' ? 'y' : 'x') + cursor[(at + 1)..];
            Assert.False(Cursors.TryRead(edited, out _), edited);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base 64!")]
    [InlineData("AAAA")]
    public void What_was_never_written_is_refused(string text) => Assert.False(Cursors.TryRead(text, out _));
}
