// What a telephone number was told lately: which page each small number stands for.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.Channels.Telephone;

/// <summary>The numbers of one telephone. A page keeps its number for as long as it goes on; one that a day has passed over is given again.</summary>
/// <param name="StoppedAt">When its owner wrote STOP; null while messages are welcome.</param>
public sealed record TelephoneRow(ImmutableArray<TelephoneRow.Told> Pages, DateTimeOffset? StoppedAt)
{
    private const int NumberMax = 99;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public static TelephoneRow None { get; } = new([], null);

    /// <param name="Key">The latest delivery that named the number.</param>
    public sealed record Told(int Number, PageId Page, PersonId Person, string Key, DateTimeOffset At);

    /// <summary>The row with this page in it: under its own number, else the free one that comes round next, else the one that was told longest ago: a number that somebody may still see in an old message comes back as late as possible.</summary>
    public TelephoneRow With(PageId page, PersonId person, string key, DateTimeOffset now)
    {
        ImmutableArray<Told> kept = [.. Pages.Where(told => told.At > now - KeptFor)];
        Told? same = kept.FirstOrDefault(told => told.Page == page && told.Person == person);
        int last = Pages.MaxBy(told => told.At)?.Number ?? 0;
        int number =
            same?.Number
            ?? Enumerable
                .Range(last, NumberMax)
                .Select(at => (int?)((at % NumberMax) + 1))
                .FirstOrDefault(free => kept.All(told => told.Number != free))
            ?? kept.MinBy(told => told.At)!.Number;
        return this with { Pages = [.. kept.Where(told => told.Number != number), new(number, page, person, key, now)] };
    }

    public Told? Find(int number, DateTimeOffset now) => Pages.FirstOrDefault(told => told.Number == number && told.At > now - KeptFor);

    /// <summary>The only page that was told within a day; null when there are several or none.</summary>
    public Told? Only(DateTimeOffset now) => Pages.Where(told => told.At > now - KeptFor).ToArray() is [var one] ? one : null;
}
