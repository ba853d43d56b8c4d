// By which messages people are told, and when each leaves.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Core.Tests.Paging;
using NodaTime;

namespace Muster.Core.Tests.Catalog;

public sealed class NotificationPlanTests
{
    /// <summary>03:00 in Prague.</summary>
    private static readonly DateTimeOffset Night = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_contact_method_of_a_person_is_a_delivery_with_a_key_of_its_own() =>
        Assert.Equal(
            [
                new PlannedDelivery("page-1/2/3/ana/email#1", new("ana"), "email", "ana@example.org"),
                new PlannedDelivery("page-1/2/3/ana/webhook#2", new("ana"), "webhook", "https://example.org/ana"),
                new PlannedDelivery("page-1/2/3/ana/email#3", new("ana"), "email", "ana@home.example"),
            ],
            Plan().Deliveries(new("page-1"), round: 2, step: 3, [Ana()])
        );

    [Fact]
    public void Without_contact_methods_the_email_address_is_used() =>
        Assert.Equal(
            [new PlannedDelivery("page-1/1/1/ana/email#1", new("ana"), "email", "ana@example.org")],
            Plan().Deliveries(new("page-1"), 1, 1, [Ana() with { Contacts = [] }])
        );

    [Fact]
    public void Rules_say_which_methods_are_used_and_how_long_after_one_another()
    {
        Person ana = Ana() with
        {
            Notify = new([new("webhook", TimeSpan.Zero), new("email", TimeSpan.FromMinutes(2))], [new("email", TimeSpan.Zero)]),
        };
        Assert.Equal([("email", 2.0), ("webhook", 0), ("email", 2)], Told(Plan(), ana));
        Assert.Equal([("email", 0.0), ("email", 0)], Told(Plan() with { Urgency = Urgency.Low }, ana));
        Assert.Equal([("email", 0.0), ("webhook", 0), ("email", 0)], Told(Plan() with { EveryChannel = true }, ana));
    }

    [Fact]
    public void Rules_whose_methods_are_gone_use_all() =>
        Assert.Equal(3, Told(Plan(), Ana() with { Notify = new([new("sms", TimeSpan.Zero)], []) }).Count());

    [Fact]
    public void Where_hours_are_kept_a_sleeper_is_told_when_they_wake_and_then_by_their_rules()
    {
        Person ana = Ana() with { Notify = new([new("webhook", TimeSpan.Zero), new("email", TimeSpan.FromMinutes(2))], []) };
        NotificationPlan keeps = Plan() with { KeepsHours = true };
        Assert.Equal(Night.AddHours(4), keeps.FirstAwake([ana]));
        Assert.Equal(Night, keeps.FirstAwake([ana, Ana() with { Id = new("ben"), Zone = "Asia/Tokyo" }]));
        Assert.Equal([("email", 242.0), ("webhook", 240), ("email", 242)], Told(keeps, ana));
        Assert.Equal(Night, Plan().FirstAwake([ana]));
    }

    [Fact]
    public void A_service_that_is_always_on_keeps_no_hours()
    {
        Organisation sev2 = Organisation.Empty with { Services = Services(alwaysOn: false) };
        Assert.True(NotificationPlan.Of(sev2, Severity.Sev2, new("api"), maySleep: true, Night).KeepsHours);
        Assert.False(NotificationPlan.Of(sev2, Severity.Sev2, new("api"), maySleep: false, Night).KeepsHours);
        Assert.False(NotificationPlan.Of(sev2, Severity.Sev1, new("api"), maySleep: true, Night).KeepsHours);
        Assert.True(NotificationPlan.Of(sev2, Severity.Sev1, new("api"), maySleep: true, Night).EveryChannel);
        Assert.False(
            NotificationPlan
                .Of(sev2 with { Services = Services(alwaysOn: true) }, Severity.Sev2, new("api"), maySleep: true, Night)
                .KeepsHours
        );
    }

    /// <summary>A digest is a message as any other; and what an answer dropped is planned anew when the page rings again.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("ana/20260304T060100Z")]
    public void Who_sleeps_and_finds_a_message_when_they_wake_is_sent_no_other_unless_an_answer_dropped_it(string? digest)
    {
        NotificationPlan keeps = Plan() with { KeepsHours = true };
        PlannedDelivery waits = PageStory.Delivery(1, 1, "ana") with { SendAt = Night.AddHours(4), Digest = digest };
        var page = PageStory.Started();
        page.When(new PageCommand.NotifyStep(1, 1, [waits, PageStory.Delivery(1, 1, "ben")], PageStory.Pager, PageStory.At(0)));
        Assert.Empty(keeps.ToTell([Ana()], page.State));

        page.When(PageStory.Acknowledge("ben", 1));
        page.When(new PageCommand.Reescalate("It is quiet.", PageStory.Pager, PageStory.At(30)));
        Assert.Single(keeps.ToTell([Ana()], page.State));
    }

    private static NotificationPlan Plan() => new(Night, Urgency.High, EveryChannel: false, KeepsHours: false);

    /// <summary>The channels in order, each with how many minutes later it leaves.</summary>
    private static IEnumerable<(string Channel, double Minutes)> Told(NotificationPlan plan, Person person) =>
        plan.Deliveries(new("page-1"), 1, 1, [person])
            .Select(planned => (planned.Channel, ((planned.SendAt ?? Night) - Night).TotalMinutes));

    private static Person Ana() =>
        new(
            new("ana"),
            "Ana",
            "ana@example.org",
            Phone: null,
            "Europe/Prague",
            [new("email", "ana@example.org"), new("webhook", "https://example.org/ana"), new("email", "ana@home.example")]
        )
        {
            Awake = new WakingHours(new LocalTime(7, 0), new LocalTime(22, 0)),
        };

    private static ImmutableSortedDictionary<string, Service> Services(bool alwaysOn) =>
        ImmutableSortedDictionary<string, Service>.Empty.Add(
            "api",
            new Service(new("api"), "API", "", new("core"), 1, alwaysOn, new("core"), null)
        );
}
