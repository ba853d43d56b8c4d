// Which small number stands for which page on a telephone.
using Muster.Core.Kernel;
using Muster.Server.Channels.Telephone;

namespace Muster.Server.Tests.Channels;

public sealed class TelephoneRowTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_number_comes_back_as_late_as_possible()
    {
        TelephoneRow row = Told(Told(TelephoneRow.None, "one", 0), "two", 1);
        Assert.Equal([1, 2], row.Pages.Select(told => told.Number));

        // A day later both are over, and an old message may still be on the screen.
        TelephoneRow later = Told(row, "three", 26);
        Assert.Equal(3, Assert.Single(later.Pages).Number);
        Assert.Null(later.Find(1, Start.AddHours(26)));
    }

    [Fact]
    public void A_page_keeps_its_number_and_after_the_last_comes_the_first()
    {
        TelephoneRow row = TelephoneRow.None;
        for (int page = 1; page <= 99; page++)
        {
            row = Told(row, "p" + page, page / 100.0);
        }

        Assert.Equal(7, Told(row, "p7", 1).Pages[^1].Number);
        Assert.Equal(1, Told(row, "another", 1).Pages[^1].Number);
    }

    private static TelephoneRow Told(TelephoneRow row, string page, double hours) =>
        row.With(new PageId(page), new PersonId("ana"), page + "/1/1/ana/sms#1", Start.AddHours(hours));
}
