// Whether a person can be reached: a name, an e-mail address, contact methods that name one.
using System.Text.RegularExpressions;
using Muster.Core.Kernel;

namespace Muster.Core.People;

public static partial class PersonRules
{
    /// <summary>Every mistake in the person alone, at paths such as <c>contacts[0].address</c> (indices from 0).</summary>
    public static IEnumerable<FieldError> Check(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (string.IsNullOrWhiteSpace(person.Name))
        {
            yield return new("name", "A person has a name.");
        }

        if (!EmailAddress.IsValid(person.Email))
        {
            yield return new("email", $"'{person.Email}' is no e-mail address; use a form such as ana@example.org.");
        }

        if (person.Phone is not null && !PhoneShape().IsMatch(person.Phone))
        {
            yield return new("phone", $"'{person.Phone}' is no telephone number; use a form such as +420 777 123 456.");
        }

        if (person.Contacts.Length > PeopleDefaults.ContactsMax)
        {
            yield return new(
                "contacts",
                $"A person has at most {PeopleDefaults.ContactsMax} contact methods, this one has {person.Contacts.Length}."
            );
        }

        foreach (FieldError mistake in NotificationRulesCheck.Check(person))
        {
            yield return mistake;
        }

        for (int index = 0; index < person.Contacts.Length; index++)
        {
            if (CheckAddress(person.Contacts[index], $"contacts[{index}]") is FieldError mistake)
            {
                yield return mistake;
            }
        }
    }

    /// <summary>Every address on the web that this Muster would refuse to send to, with all that is wrong with it; none where private networks are in reach.</summary>
    public static IEnumerable<FieldError> CheckReach(Person person, WebhookReach reach)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(reach);
        return person.Contacts.SelectMany((method, index) => CheckReach(method, $"contacts[{index}]", reach));
    }

    /// <summary>The same for one address.</summary>
    internal static IEnumerable<FieldError> CheckReach(ContactMethod method, string path, WebhookReach reach)
    {
        if (reach.AllowPrivate)
        {
            yield break;
        }

        if (
            (method.Channel == ContactChannels.Webhook || ContactChannels.ChatWebhooks.Contains(method.Channel))
            && !(method.Channel == ContactChannels.Mattermost && IsOfBot(method.Address))
            && WebhookTarget.Check(method.Address, allowPrivate: false, out _) is { Count: > 0 } mistakes
        )
        {
            bool isSetting = WebhookTarget.Check(method.Address, allowPrivate: true, out _).Count < mistakes.Count;
            string remedy = isSetting ? " MUSTER_ALLOW_PRIVATE_WEBHOOKS=true allows http, any port and private networks." : "";
            yield return new(path + ".address", $"'{method.Address}' is no address for a webhook. {string.Join(' ', mistakes)}{remedy}");
        }

        if (method.Channel == ContactChannels.Ntfy && NtfyTopic.Check(method.Address, reach, out _, out _) is { Count: > 0 } wrong)
        {
            const string remedy = " The server that MUSTER_NTFY_SERVER names may be anywhere.";
            yield return new(path + ".address", $"'{method.Address}' is no topic of ntfy. {string.Join(' ', wrong)}{remedy}");
        }
    }

    private static bool IsOfBot(string address) => MattermostAddress.IsMember(address) || MattermostAddress.IsChannel(address);

    /// <summary>What is wrong with one address; null when nothing is.</summary>
    internal static FieldError? CheckAddress(ContactMethod method, string path) =>
        method.Channel switch
        {
            ContactChannels.Email when !EmailAddress.IsValid(method.Address) => new(
                path + ".address",
                $"'{method.Address}' is no e-mail address; use a form such as ana@example.org."
            ),
            // Where it may lead is a setting, and asked of what is new: one that was allowed before must not keep the organisation from changing.
            ContactChannels.Webhook => CheckWebhook(method, path),
            ContactChannels.Ntfy => CheckNtfy(method, path),
            ContactChannels.Slack => CheckSlack(method, path),
            ContactChannels.Mattermost when MattermostAddress.IsMember(method.Address) => null,
            ContactChannels.Mattermost or ContactChannels.Teams or ContactChannels.Discord => CheckWebhook(method, path),
            ContactChannels.Http => SenderAddress.Read(method.Address, out string? wrong) is null ? new(path + ".address", wrong!) : null,
            ContactChannels.Sms or ContactChannels.Voice when !TelephoneNumber.IsValid(method.Address) => new(
                path + ".address",
                $"'{method.Address}' is no telephone number with its country; use a form such as +420777123456, without spaces."
            ),
            ContactChannels.Push when method.Address != ContactChannels.Devices => new(
                path + ".address",
                $"'{method.Address}' is no address for push; write '{ContactChannels.Devices}': each device is switched on under Your account."
            ),
            ContactChannels.Email or ContactChannels.Sms or ContactChannels.Voice or ContactChannels.Push => null,
            _ => new(path + ".channel", $"There is no channel '{method.Channel}'; use {string.Join(" or ", ContactChannels.All)}."),
        };

    private static FieldError? CheckWebhook(ContactMethod method, string path) =>
        WebhookTarget.Check(method.Address, allowPrivate: true, out _) is { Count: > 0 } mistakes
            ? new(path + ".address", $"'{method.Address}' is no address for a webhook. {string.Join(' ', mistakes)}")
            : null;

    private static FieldError? CheckNtfy(ContactMethod method, string path) =>
        NtfyTopic.Check(method.Address, new WebhookReach(AllowPrivate: true), out _, out _) is { Count: > 0 } mistakes
            ? new(path + ".address", $"'{method.Address}' is no topic of ntfy. {string.Join(' ', mistakes)}")
            : null;

    private static FieldError? CheckSlack(ContactMethod method, string path) =>
        SlackId.IsValid(method.Address)
            ? null
            : new(
                path + ".address",
                $"'{method.Address}' is no id of Slack; use a member ID such as U012AB3CD (in the profile, under ⋮) or a channel ID such as C012AB3CD."
            );

    [GeneratedRegex(@"\A\+?[0-9][0-9 ().-]{2,29}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhoneShape();
}
