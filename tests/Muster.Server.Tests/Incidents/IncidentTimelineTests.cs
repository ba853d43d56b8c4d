// What the timeline says of somebody who is asked for a role and does not take it.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Server.Incidents;

namespace Muster.Server.Tests.Incidents;

public sealed class IncidentTimelineTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_cannot_take_a_role_is_named_with_who_is_asked_instead() =>
        Assert.Equal(
            ["Paged emil", "emil cannot take it; cleo is asked", "Paged cleo"],
            Titles(Asked("one", "emil", Now, Told("one", "emil", Now), No("emil")), Asked("two", "cleo", Later, Told("two", "cleo", Later)))
        );

    [Fact]
    public void Who_did_not_answer_is_named_and_where_nobody_is_asked_nobody_is_named() =>
        Assert.Equal(
            ["Paged emil", "emil did not answer"],
            Titles(
                Asked(
                    "one",
                    "emil",
                    Now,
                    Told("one", "emil", Now),
                    new PageCommand.NotifyStep(1, 2, [], Actor.System("pager"), Now.AddMinutes(5))
                )
            )
        );

    private static DateTimeOffset Later => Now.AddMinutes(1);

    private static IEnumerable<string> Titles(params RecordedPage[] pages) =>
        IncidentTimeline.Of(new IncidentRecord(Incident.Initial, 0, [], Organisation.Empty), [.. pages]).Select(line => line.Text.Title);

    private static PageCommand.Decline No(string person) => new PageCommand.Decline(new(person), "console", Actor.Person(person), Later);

    private static PageCommand.NotifyStep Told(string page, string person, DateTimeOffset at) =>
        new PageCommand.NotifyStep(
            1,
            1,
            [new PlannedDelivery($"{page}/1/1/{person}/email#1", new(person), "email", person + "@streamflow.example")],
            Actor.System("pager"),
            at
        );

    private static RecordedPage Asked(string id, string person, DateTimeOffset at, params PageCommand[] commands)
    {
        PageSubject subject = new(PagePurpose.TakeRole, "Be the Scribe", Severity.Sev1, null, null, new IncidentId(1), Role.Scribe);
        EscalationStep step = new([EscalationTarget.Parse("person:" + person)], TimeSpan.FromMinutes(5));
        PageCommand start = new PageCommand.Start(PageId.Parse(id), subject, null, [step], 0, Actor.System("policy"), at);
        List<PageEvent> events = [];
        Page page = Page.Initial;
        foreach (PageCommand command in commands.Prepend(start))
        {
            Decision<PageEvent>.Accepted accepted = Assert.IsType<Decision<PageEvent>.Accepted>(Page.Decide(page, command));
            events.AddRange(accepted.Events);
            page = accepted.Events.Aggregate(page, Page.Evolve);
        }

        return new(page, [.. events]);
    }
}
