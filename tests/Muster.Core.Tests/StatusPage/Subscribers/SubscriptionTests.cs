// Subscriptions: what each step makes of one, and what no order of steps can bring about.
using Muster.Core.Kernel;
using Muster.Core.StatusPage.Subscribers;

namespace Muster.Core.Tests.StatusPage.Subscribers;

public sealed class SubscriptionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly SubscriptionId Id = SubscriptionId.Parse("0123456789abcdef0123456789abcdef");
    private static readonly Actor Admin = Actor.Person("admin");

    [Fact]
    public void A_subscription_is_told_once_its_reader_confirmed_it_within_a_day()
    {
        Subscription asked = Asked();
        Assert.False(asked.Hears([]));

        Subscription confirmed = asked.Confirm(Noon, Noon.AddHours(23));

        Assert.True(confirmed.Hears([]));
        Assert.Equal(new("The address confirmed it.", Actor.System("subscriber"), Noon.AddHours(23)), confirmed.Consent);
        Assert.Equal(asked, asked.Confirm(Noon, Noon.AddHours(24)));
        Assert.Equal(asked, asked.Confirm(Noon.AddMinutes(-1), Noon));
    }

    [Fact]
    public void An_old_link_brings_nobody_back_who_left_since()
    {
        Subscription left = Asked().Confirm(Noon, Noon).Unsubscribe("Enough.", by: null, Noon);

        Assert.Equal(left, left.Confirm(Noon, Noon));
        Subscription again = Subscription.Ask(left, Id, Wish(), Noon.AddMinutes(5)).Next;
        Assert.Equal(again, again.Confirm(Noon, Noon.AddMinutes(5)));
        Assert.True(again.Confirm(Noon.AddMinutes(5), Noon.AddMinutes(6)).Hears([]));
    }

    [Fact]
    public void An_address_is_asked_three_times_a_day_and_not_more()
    {
        Subscription? stands = null;
        List<bool> asked = [];
        for (int hour = 0; hour <= 24; hour += 4)
        {
            (stands, bool isAsked) = Subscription.Ask(stands, Id, Wish(), Noon.AddHours(hour));
            asked.Add(isAsked);
        }

        Assert.Equal([true, true, true, false, false, false, true], asked);
    }

    [Fact]
    public void A_stranger_who_asks_again_changes_nothing_of_what_a_subscriber_chose()
    {
        Subscription chosen = Asked().Confirm(Noon, Noon).Choose(["api"], "en");

        (Subscription next, bool isAsked) = Subscription.Ask(chosen, Id, Wish("web"), Noon.AddHours(1));

        Assert.True(isAsked);
        Assert.Equal(["api"], next.Components);
        Assert.Equal(SubscriptionStatus.Confirmed, next.Status);
    }

    [Fact]
    public void A_mailbox_that_is_gone_sleeps_at_once_and_one_that_fails_after_the_third_time_in_a_row()
    {
        Subscription confirmed = Asked().Confirm(Noon, Noon);

        Assert.Equal(SubscriptionStatus.Bouncing, confirmed.Bounce(isHard: true, "550 5.1.1", Noon).Status);
        Subscription twice = confirmed.Bounce(false, "full", Noon).Bounce(false, "full", Noon);
        Assert.Equal(SubscriptionStatus.Confirmed, twice.Status);
        Assert.Equal(SubscriptionStatus.Bouncing, twice.Bounce(false, "full", Noon).Status);
        Assert.Equal(SubscriptionStatus.Confirmed, twice.Delivered().Bounce(false, "full", Noon).Status);
        Assert.True(twice.Bounce(false, "full", Noon).Wake().Hears([]));
    }

    [Fact]
    public void What_was_erased_keeps_neither_address_nor_choice_and_can_be_asked_for_anew()
    {
        Subscription erased = Asked("api").Confirm(Noon, Noon).Erase(by: null, Noon);

        Assert.Null(erased.Address);
        Assert.Empty(erased.Components);
        Assert.Equal("erased", erased.Masked);
        Assert.Equal(Id, erased.Id);
        Assert.Equal("ana@example.org", Subscription.Ask(erased, Id, Wish(), Noon.AddDays(2)).Next.Address);
    }

    [Fact]
    public void An_admin_adds_whoever_is_new_and_brings_nobody_back_who_left()
    {
        Consent consent = new("At the counter.", Admin, Noon);

        Assert.True(Subscription.Add(null, Id, Wish(), consent).Hears([]));
        Assert.Equal(consent, Subscription.Add(Asked(), Id, Wish(), consent).Consent);
        Subscription left = Asked().Confirm(Noon, Noon).Unsubscribe("Enough.", null, Noon);
        Assert.Equal(left, Subscription.Add(left, Id, Wish(), consent));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "api", true)]
    [InlineData("api", "api,web", true)]
    [InlineData("api", "web", false)]
    [InlineData("api", "", true)]
    public void News_is_heard_by_component(string chosen, string about, bool heard) =>
        Assert.Equal(heard, Asked(List(chosen)).Confirm(Noon, Noon).Hears([.. List(about)]));

    /// <summary>Twenty thousand steps in any order.</summary>
    [Fact]
    public void Nobody_is_told_whose_last_word_was_no()
    {
        Random chance = new(7);
        for (int run = 0; run < 1_000; run++)
        {
            Subscription one = Asked();
            bool isWanted = false;
            for (int step = 0; step < 20; step++)
            {
                DateTimeOffset now = Noon.AddMinutes(step);
                (one, isWanted) = chance.Next(9) switch
                {
                    0 => (Subscription.Ask(one, Id, Wish(), now).Next, isWanted),
                    1 => (one.Confirm(one.RequestedAt, now), isWanted || one.Status == SubscriptionStatus.Pending),
                    2 => (one.Unsubscribe("Enough.", null, now), false),
                    3 => (one.Erase(null, now), false),
                    4 => (one.Refuse("410", now), isWanted && one.Status is not SubscriptionStatus.Confirmed),
                    5 => (one.Bounce(chance.Next(2) == 0, "full", now), isWanted),
                    6 => (
                        Subscription.Add(one, Id, Wish(), new("List.", Admin, now)),
                        isWanted || one.Status == SubscriptionStatus.Pending
                    ),
                    7 => (one.Choose(["api"], "en"), isWanted),
                    _ => (one.Wake(), isWanted),
                };
                Assert.True(isWanted || !one.Hears([]), $"run {run}, step {step}: {one.Status} is told though nobody wants it.");
                Assert.True(one.Address is not null || one.Status == SubscriptionStatus.Unsubscribed);
            }
        }
    }

    [Fact]
    public void A_wish_says_every_mistake_at_once()
    {
        Rejection? why = SubscriptionWish.Read(
            "pigeon",
            "a@b\r\nBcc: x@example.org",
            ["nothing"],
            "en",
            ["api"],
            ["en"],
            false,
            out var wish
        );

        Assert.Null(wish);
        Assert.Equal(["channel", "address", "components"], why!.Errors.Select(error => error.Field));
        Assert.DoesNotContain("Bcc", why.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ana@example.org\nBcc: eve@example.org")]
    [InlineData("ana@example.org, eve@example.org")]
    [InlineData("<ana@example.org>")]
    [InlineData("\"ana\"@example.org")]
    [InlineData("ana@exa mple.org")]
    [InlineData("@example.org")]
    [InlineData("")]
    [InlineData(null)]
    public void What_could_smuggle_a_second_recipient_is_no_address(string? address) =>
        Assert.NotNull(SubscriptionWish.Read("email", address, [], null, [], ["en"], false, out _));

    [Theory]
    [InlineData("http://hooks.example.org/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://user:password@hooks.example.org/")]
    [InlineData("https://hooks.example.org:22/")]
    [InlineData("file:///etc/passwd")]
    public void A_webhook_leads_to_the_public_internet_alone(string address) =>
        Assert.NotNull(SubscriptionWish.Read("webhook", address, [], null, [], ["en"], false, out _));

    [Theory]
    [InlineData("Ana+news@Example.ORG", "Ana+news@example.org", "ana@example.org")]
    [InlineData("+@example.org", "+@example.org", "+@example.org")]
    public void A_tag_behind_a_plus_is_another_address_of_the_same_mailbox(string typed, string address, string mailbox)
    {
        Assert.Null(SubscriptionWish.Read("email", typed, [], null, [], ["en"], false, out SubscriptionWish? wish));
        Assert.Equal((address, mailbox), (wish!.Address, wish.Mailbox));
    }

    [Theory]
    [InlineData("ana@example.org", SubscriberChannel.Email, "a…@example.org")]
    [InlineData("https://hooks.example.org/secret/path?token=1", SubscriberChannel.Webhook, "https://hooks.example.org/…")]
    public void A_list_shows_an_address_in_part(string address, SubscriberChannel channel, string shown) =>
        Assert.Equal(shown, (Asked() with { Address = address, Channel = channel }).Masked);

    private static Subscription Asked(params string[] components) => Subscription.Ask(null, Id, Wish(components), Noon).Next;

    private static SubscriptionWish Wish(params string[] components) =>
        new(SubscriberChannel.Email, "ana@example.org", [.. components], "en");

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
