// The token of an acknowledge link: it survives a round trip and no change.
using Muster.Core.Kernel;
using Muster.Server.Paging;

namespace Muster.Server.Tests.Paging;

public sealed class AcknowledgeTokenTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    private static readonly AcknowledgeToken Token = new(
        PageId.Parse("01jd3z9x"),
        PersonId.Parse("ana"),
        "01jd3z9x/1/2/ana/email",
        DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)
    );

    [Fact]
    public void A_token_says_what_was_signed()
    {
        Assert.True(AcknowledgeToken.TryRead(Token.Sign(Secret), Secret, out AcknowledgeToken? read));
        Assert.Equal(Token, read);
    }

    [Fact]
    public void A_token_of_another_secret_is_none()
    {
        byte[] other = [.. Secret];
        other[7] ^= 1;

        Assert.False(AcknowledgeToken.TryRead(Token.Sign(other), Secret, out _));
    }

    [Fact]
    public void No_letter_of_a_token_can_be_changed_left_out_or_added()
    {
        string text = Token.Sign(Secret);
        for (int at = 0; at < text.Length; at++)
        {
            char changed = text[at] == 'A' ? 'B' : 'A';
            AssertNoneOrTheSame(text[..at] + changed + text[(at + 1)..]);
            AssertNoneOrTheSame(text.Remove(at, 1));
            AssertNoneOrTheSame(text.Insert(at, "A"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("not a token / at all")]
    [InlineData("AQAAAABrSdIA")]
    public void Any_other_text_is_none(string text) => Assert.False(AcknowledgeToken.TryRead(text, Secret, out _));

    [Fact]
    public void A_text_of_a_megabyte_is_not_looked_at() =>
        Assert.False(AcknowledgeToken.TryRead(new string('A', 1_000_000), Secret, out _));

    // The last letter of base64 may carry bits that mean nothing: such a text is the same token.
    private static void AssertNoneOrTheSame(string text) =>
        Assert.True(!AcknowledgeToken.TryRead(text, Secret, out AcknowledgeToken? read) || read == Token, text);
}
