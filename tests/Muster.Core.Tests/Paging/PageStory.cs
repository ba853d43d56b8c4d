// The page that the tests speak of: two steps, five and ten minutes, one further round.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Tests.Kernel;

namespace Muster.Core.Tests.Paging;

/// <summary>Times are minutes after the page started.</summary>
internal static class PageStory
{
    public static readonly DateTimeOffset Start = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    public static readonly Actor Pager = Actor.System("pager");

    public static readonly PageId Id = new("page-1");

    public static readonly PersonId Ana = new("ana");

    public static readonly PersonId Ben = new("ben");

    public static DateTimeOffset At(double minutes) => Start.AddMinutes(minutes);

    public static EscalationStep Step(string person, double minutes) =>
        new([new(EscalationTargetKind.Person, person)], TimeSpan.FromMinutes(minutes));

    public static PageCommand.Start StartOf(int repeat, params EscalationStep[] steps) =>
        new(
            Id,
            new(PagePurpose.Respond, "HighErrorRate", Severity.Sev1, new("api"), new("group-1"), Incident: null, Role: null),
            new("core"),
            [.. steps],
            repeat,
            Pager,
            Start
        );

    public static PlannedDelivery Delivery(int round, int step, string person) =>
        new($"page-1/{round}/{step}/{person}/email#1", new(person), "email", person + "@example.org");

    public static PageCommand.NotifyStep Notify(int round, int step, double minutes, params string[] people) =>
        new(round, step, [.. people.Select(person => Delivery(round, step, person))], Pager, At(minutes));

    public static PageCommand.Acknowledge Acknowledge(string person, double minutes, string via = "console") =>
        new(new(person), via, Actor.Person(person), At(minutes));

    /// <summary>Started, nothing notified yet: Ana for five minutes, then Ben for ten, twice.</summary>
    public static Decided<Page, PageCommand, PageEvent> Started(int repeat = 1)
    {
        Decided<Page, PageCommand, PageEvent> page = new();
        page.When(StartOf(repeat, Step("ana", 5), Step("ben", 10)));
        return page;
    }
}
