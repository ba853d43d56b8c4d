// A text message: two segments at most in any script, and the code that answers it always there.
using Muster.Server.Channels.Telephone;

namespace Muster.Server.Tests.Channels;

public sealed class SmsTextTests
{
    private const string Url = "https://muster.example.org/alerts/g1";

    [Fact]
    public void It_says_what_is_wrong_where_and_how_to_answer() =>
        Assert.Equal(
            $"SEV-1 PlaybackDown in eu-west (Streaming)\nReply 3a to acknowledge, 3e if you cannot.\n{Url}",
            SmsText
                .Of(Messages.Of("sms", "+15005550001") with { ServiceName = "Streaming" }, 3, Url)
                .Replace("\r", "", StringComparison.Ordinal)
        );

    [Fact]
    public void Letters_with_marks_stay_in_the_alphabet_of_telephones() =>
        Assert.StartsWith("SEV-1 Vypadek prehravani", Of("Výpadek přehrávání", 1), StringComparison.Ordinal);

    [Theory]
    [InlineData("x", 306)]
    [InlineData("[x] ", 306)]
    [InlineData("再生エラー", 134)]
    [InlineData("🔥", 134)]
    public void However_long_it_fits_two_segments(string part, int most)
    {
        string text = Of(string.Concat(Enumerable.Repeat(part, 400)), 42);

        Assert.InRange(text.Length + text.Count("[]".Contains), most - 8, most);
        Assert.Contains("Reply 42a to acknowledge, 42e if you cannot.", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Each_page_has_a_small_number_of_its_own_that_is_free_again_after_a_day()
    {
        TelephoneRow row = TelephoneRow
            .None.With(new("p1"), new("ana"), "k1", Messages.Night)
            .With(new("p2"), new("ana"), "k2", Messages.Night);
        row = row.With(new("p1"), new("ana"), "k3", Messages.Night.AddHours(20));

        Assert.Equal((1, "k3"), (row.Find(1, Messages.Night.AddHours(20))!.Number, row.Find(1, Messages.Night.AddHours(20))!.Key));
        Assert.Equal("p2", row.Find(2, Messages.Night.AddHours(20))!.Page.Value);
        Assert.Null(row.Find(2, Messages.Night.AddHours(24)));
        row = row.With(new("p9"), new("ana"), "k9", Messages.Night.AddHours(25));
        Assert.Equal("p9", row.Find(2, Messages.Night.AddHours(25))!.Page.Value);
    }

    private static string Of(string title, int number) =>
        SmsText.Of(Messages.Of("sms", "+15005550001") with { Title = title, ServiceName = null }, number, Url);
}
