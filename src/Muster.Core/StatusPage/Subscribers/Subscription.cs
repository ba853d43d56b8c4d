// One address that asked to be told of what stands on the status page, and how it stands.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage.Subscribers;

/// <summary>
/// A row and no stream: an address is personal data, and what stands in the record stays for ever. Each method answers how it stands next. Whoever must be forgotten
/// is: the address goes, and the id, a keyed hash, stays with what happened.
/// </summary>
/// <param name="Address">Null once it was erased.</param>
/// <param name="Components">Ids of components, ascending; empty for all.</param>
/// <param name="RequestedAt">When it was asked for, or added.</param>
public sealed record Subscription(
    SubscriptionId Id,
    SubscriberChannel Channel,
    string? Address,
    ImmutableArray<string> Components,
    string Language,
    SubscriptionStatus Status,
    DateTimeOffset RequestedAt
)
{
    private static readonly Actor Reader = Actor.System("subscriber");

    /// <summary>When it was asked to confirm, or told that it is subscribed already; a day back, ascending.</summary>
    public ImmutableArray<DateTimeOffset> Asked { get; init; } = [];

    /// <summary>Null before anybody said yes.</summary>
    public Consent? Consent { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Bounces { get; init; }

    /// <summary>What was said when a message could not be delivered last, without the address; null when the last was delivered.</summary>
    public string? Failure { get; init; }

    /// <summary>Null while it is told, or may be.</summary>
    public SubscriptionEnd? End { get; init; }

    /// <summary>Somebody asks for it. Whoever is subscribed keeps what they chose: a stranger cannot change it by asking again.</summary>
    /// <param name="known">Null when nobody asked for this address before.</param>
    /// <returns>How it stands then, and whether the address is to be written to: not when it was too often today.</returns>
    public static (Subscription Next, bool IsAsked) Ask(Subscription? known, SubscriptionId id, SubscriptionWish wish, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(wish);
        Subscription stands = known ?? Of(id, wish, now);
        ImmutableArray<DateTimeOffset> asked = [.. stands.Asked.Where(at => at > now - SubscriptionDefaults.AskedWithin)];
        if (asked.Length >= SubscriptionDefaults.AskedPerDay)
        {
            return (stands, false);
        }

        Subscription next = stands is { Status: SubscriptionStatus.Confirmed } ? stands : Of(id, wish, now);
        return (next with { Asked = asked.Add(now) }, true);
    }

    /// <summary>Whoever reads the address says yes to what was asked for at an instant; one that was asked for anew since, or has ended, stays as it is.</summary>
    public Subscription Confirm(DateTimeOffset requestedAt, DateTimeOffset now) =>
        Status == SubscriptionStatus.Pending && RequestedAt == requestedAt && now < requestedAt + SubscriptionDefaults.ConfirmableFor
            ? this with
            {
                Status = SubscriptionStatus.Confirmed,
                Consent = new("The address confirmed it.", Reader, now),
            }
            : this;

    /// <summary>Chooses anew what it is told of; only while it is confirmed.</summary>
    public Subscription Choose(ImmutableArray<string> components, string language) =>
        Status == SubscriptionStatus.Confirmed ? this with { Components = components, Language = language } : this;

    /// <param name="by">Null for whoever reads the address.</param>
    public Subscription Unsubscribe(string why, Actor? by, DateTimeOffset now) =>
        Status is SubscriptionStatus.Unsubscribed
            ? this
            : this with
            {
                Status = SubscriptionStatus.Unsubscribed,
                End = new(why, by ?? Reader, now),
            };

    /// <summary>The address goes, wherever the subscription stands; what is left says that somebody was told, and by which right.</summary>
    public Subscription Erase(Actor? by, DateTimeOffset now) =>
        Address is null
            ? this
            : this with
            {
                Address = null,
                Components = [],
                Failure = null,
                Status = SubscriptionStatus.Unsubscribed,
                End = new("The address was erased.", by ?? Reader, now),
            };

    /// <summary>A message could not be delivered: for good, or after all tries.</summary>
    /// <param name="isHard">Whether the receiver said that there is no such mailbox, or none that takes mail.</param>
    /// <param name="said">What was said, without the address.</param>
    public Subscription Bounce(bool isHard, string said, DateTimeOffset now)
    {
        if (Status is not (SubscriptionStatus.Confirmed or SubscriptionStatus.Pending))
        {
            return this;
        }

        Subscription next = this with { Bounces = Bounces + 1, Failure = said };
        return isHard || next.Bounces >= SubscriptionDefaults.BouncesMax
            ? next with
            {
                Status = SubscriptionStatus.Bouncing,
                End = new(
                    isHard
                        ? "The address takes no messages."
                        : $"{SubscriptionDefaults.BouncesMax} messages in a row could not be delivered.",
                    Actor.System("mail"),
                    now
                ),
            }
            : next;
    }

    /// <summary>The receiver wants no more messages: a webhook that answered 410.</summary>
    public Subscription Refuse(string said, DateTimeOffset now) =>
        Status is SubscriptionStatus.Confirmed or SubscriptionStatus.Pending
            ? this with
            {
                Status = SubscriptionStatus.Refused,
                Failure = said,
                End = new("Its receiver wants no more messages.", Actor.System("webhook"), now),
            }
            : this;

    public Subscription Delivered() => Bounces == 0 && Failure is null ? this : this with { Bounces = 0, Failure = null };

    /// <summary>An admin has it told again after its address was mended; only one that sleeps.</summary>
    public Subscription Wake() =>
        Status == SubscriptionStatus.Bouncing && Consent is not null
            ? this with
            {
                Status = SubscriptionStatus.Confirmed,
                Bounces = 0,
                Failure = null,
                End = null,
            }
            : this;

    /// <summary>An admin adds an address with the consent that they name. Whoever has left, or is subscribed, stays as they are: only they themselves can come back.</summary>
    public static Subscription Add(Subscription? known, SubscriptionId id, SubscriptionWish wish, Consent consent)
    {
        ArgumentNullException.ThrowIfNull(consent);
        return known is null or { Status: SubscriptionStatus.Pending }
            ? Of(id, wish, consent.At) with
            {
                Status = SubscriptionStatus.Confirmed,
                Consent = consent,
                Asked = known?.Asked ?? [],
            }
            : known;
    }

    /// <summary>Whether it is told of news about some components; news about none is for everybody.</summary>
    public bool Hears(ImmutableArray<string> components) =>
        Status == SubscriptionStatus.Confirmed
        && Address is not null
        && (Components.IsEmpty || components.IsEmpty || Components.Any(components.Contains));

    /// <summary>The address so that its owner would know it and nobody else: <c>a…@example.org</c>, <c>https://hooks.example.org/…</c>.</summary>
    public string Masked =>
        Address switch
        {
            null => "erased",
            { } url when Channel == SubscriberChannel.Webhook => new Uri(url).GetLeftPart(UriPartial.Authority) + "/…",
            { } mail => mail[..(char.IsSurrogate(mail[0]) ? 2 : 1)] + "…" + mail[mail.LastIndexOf('@')..],
        };

    /// <summary>Whole milliseconds, as the link that confirms it carries them.</summary>
    private static Subscription Of(SubscriptionId id, SubscriptionWish wish, DateTimeOffset now) =>
        new(id, wish.Channel, wish.Address, wish.Components, wish.Language, SubscriptionStatus.Pending, InstantOf(now));

    private static DateTimeOffset InstantOf(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
