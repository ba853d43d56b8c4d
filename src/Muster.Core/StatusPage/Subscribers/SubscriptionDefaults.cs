// The figures of subscriptions, each with its reason.
namespace Muster.Core.StatusPage.Subscribers;

public static class SubscriptionDefaults
{
    /// <summary>3 messages in a day that ask an address to confirm: a stranger who types in a victim's address can annoy no more than that.</summary>
    public const int AskedPerDay = 3;

    public static readonly TimeSpan AskedWithin = TimeSpan.FromDays(1);

    /// <summary>A day: whoever wants it reads the mail within it, and an old mail opens nothing.</summary>
    public static readonly TimeSpan ConfirmableFor = TimeSpan.FromDays(1);

    /// <summary>3 failures in a row: a mailbox that is full today is not lost, one that is full for three incidents is read by nobody.</summary>
    public const int BouncesMax = 3;

    /// <summary>100, more than any status page has.</summary>
    public const int ComponentsMax = 100;

    /// <summary>1,000 addresses in one import: it is one commit, and a page must not wait behind it for long.</summary>
    public const int ImportedMax = 1_000;

    /// <summary>500 characters for how somebody consented.</summary>
    public const int ConsentCharactersMax = 500;

    public const string LanguageDefault = "en";
}
