// That a page is told on its own while few others ring around the same moment, whenever they were planned.
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Core.Tests.Paging;

public sealed class ToldPagesTests
{
    private static readonly DateTimeOffset Night = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Morning = Night.AddHours(4);

    [Fact]
    public void What_waits_for_the_morning_is_counted_in_the_morning_and_not_in_the_night()
    {
        ToldPages told = Waiting(DigestDefaults.MessagesMax);
        Assert.True(told.TellsAlone(Severity.Sev2, Answered(), Night));
        Assert.False(told.TellsAlone(Severity.Sev2, Answered(), Morning));
        Assert.False(told.TellsAlone(Severity.Sev2, Answered(), Morning.AddMinutes(-1)));
        Assert.True(told.TellsAlone(Severity.Sev1, Answered(), Morning));
        Assert.True(told.TellsAlone(Severity.Sev2, Answered("page-1"), Morning));
        Assert.True(told.TellsAlone(Severity.Sev2, Answered(), Morning + DigestDefaults.Window));
    }

    [Fact]
    public void What_is_told_in_the_night_forgets_nothing_that_waits()
    {
        ToldPages told = Waiting(DigestDefaults.MessagesMax)
            .With(new(new("page-9"), Severity.Sev1, Night), Night)
            .With(new(new("page-10"), Severity.Sev1, Night.AddHours(1)), Night.AddHours(1));
        Assert.Equal(DigestDefaults.MessagesMax + 1, told.Latest.Length);
        Assert.False(told.TellsAlone(Severity.Sev2, Answered(), Morning));
    }

    private static ToldPages Waiting(int pages) =>
        Enumerable
            .Range(1, pages)
            .Aggregate(ToldPages.None, (told, number) => told.With(new(new($"page-{number}"), Severity.Sev2, Morning), Night));

    private static HashSet<PageId> Answered(params string[] pages) => [.. pages.Select(page => new PageId(page))];
}
