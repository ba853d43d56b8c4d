// What somebody asks for when they subscribe, checked.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.StatusPage.Subscribers;

/// <param name="Address">An e-mail address with its host in lower case, or a web address.</param>
/// <param name="Components">Ids of components; empty for all.</param>
public sealed record SubscriptionWish(SubscriberChannel Channel, string Address, ImmutableArray<string> Components, string Language)
{
    private const string None = "Nothing was subscribed, because the input is not right.";

    /// <summary>Every mistake at once; null when there is none, and the wish. A language that the page does not speak is its first.</summary>
    /// <param name="known">Ids of the components that there are.</param>
    /// <param name="languages">Those of the page; the first is its own.</param>
    public static Rejection? Read(
        string? channel,
        string? address,
        IEnumerable<string> components,
        string? language,
        IReadOnlyCollection<string> known,
        IReadOnlyList<string> languages,
        bool allowPrivate,
        out SubscriptionWish? wish
    )
    {
        ArgumentNullException.ThrowIfNull(languages);
        string typed = address?.Trim() ?? "";
        string[] chosen = [.. components.Distinct(StringComparer.Ordinal).Take(SubscriptionDefaults.ComponentsMax + 1)];
        FieldErrors errors = new FieldErrors().When(
            channel is not ("email" or "webhook"),
            "channel",
            "Choose how to be told: by e-mail or by webhook."
        );
        if (channel == "webhook")
        {
            foreach (string mistake in WebhookTarget.Check(typed, allowPrivate, out _))
            {
                errors.When(wrong: true, "address", mistake);
            }
        }
        else
        {
            errors.When(!EmailAddress.IsValid(typed), "address", "That is no e-mail address; use a form such as ana@example.org.");
        }

        errors
            .When(
                chosen.Length > SubscriptionDefaults.ComponentsMax,
                "components",
                $"At most {SubscriptionDefaults.ComponentsMax} components fit; choose none to hear of all."
            )
            .When(
                chosen.Any(one => !known.Contains(one)),
                "components",
                "One of these components is not on the status page any more. Choose again."
            );
        wish = errors.Any
            ? null
            : new(
                channel == "webhook" ? SubscriberChannel.Webhook : SubscriberChannel.Email,
                channel == "webhook" ? typed : Folded(typed),
                [.. chosen.Order(StringComparer.Ordinal)],
                language is not null && languages.Contains(language, StringComparer.Ordinal) ? language
                    : languages.Count > 0 ? languages[0]
                    : SubscriptionDefaults.LanguageDefault
            );
        return errors.Any ? errors.Refuse("subscription.invalid", None) : null;
    }

    /// <summary>The mailbox that an address with a tag (<c>ana+news@example.org</c>) belongs to, in lower case: budgets are counted by it.</summary>
    public string Mailbox
    {
        get
        {
            string lower = Address.ToLowerInvariant();
            int plus = lower.IndexOf('+', StringComparison.Ordinal);
            int at = lower.LastIndexOf('@');
            return Channel == SubscriberChannel.Email && plus > 0 && plus < at ? lower[..plus] + lower[at..] : lower;
        }
    }

    /// <summary>The host has no case; what stands before it is left as its owner writes it.</summary>
    private static string Folded(string address)
    {
        int at = address.LastIndexOf('@');
        return address[..at] + address[at..].ToLowerInvariant();
    }
}
