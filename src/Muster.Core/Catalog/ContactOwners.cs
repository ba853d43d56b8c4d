// Whose contact methods are: an address that stands for one person may stand with no other.
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.Catalog;

/// <summary>
/// Whoever answers from a telephone or a chat is known by it, so two people with one address could not be told apart. Rooms, topics, webhooks and shared mailboxes
/// may stand with several.
/// </summary>
internal static class ContactOwners
{
    /// <summary>A mistake at each contact method that belongs to another; of two who name the same one it is the first's by id.</summary>
    public static IEnumerable<FieldError> Check(Organisation organisation)
    {
        Dictionary<string, PersonId> owners = new(StringComparer.OrdinalIgnoreCase);
        foreach (Person person in organisation.People.Values.Where(person => EmailAddress.IsValid(person.Email)))
        {
            owners.TryAdd(KeyOfMail(person.Email), person.Id);
        }

        foreach (Person person in organisation.People.Values)
        {
            for (int index = 0; index < person.Contacts.Length; index++)
            {
                ContactMethod method = person.Contacts[index];
                if (KeyOf(method) is { } key && OwnerOf(owners, key, method, person.Id) is { } owner && owner != person.Id)
                {
                    yield return new(
                        $"people.{person.Id}.contacts[{index}].address",
                        $"'{method.Address}' already belongs to {owner}: who answers from there could not be told apart. Take it from one of the two."
                    );
                }
            }
        }
    }

    /// <summary>A mailbox that is nobody's own is claimed by nobody.</summary>
    private static PersonId? OwnerOf(Dictionary<string, PersonId> owners, string key, ContactMethod method, PersonId person)
    {
        if (method.Channel != ContactChannels.Email)
        {
            owners.TryAdd(key, person);
        }

        return owners.TryGetValue(key, out PersonId owner) ? owner : null;
    }

    private static string? KeyOf(ContactMethod method) =>
        method switch
        {
            { Channel: ContactChannels.Email } => KeyOfMail(method.Address),
            { Channel: ContactChannels.Sms or ContactChannels.Voice } when TelephoneNumber.IsValid(method.Address) => "tel "
                + method.Address,
            { Channel: ContactChannels.Slack } when SlackId.IsUser(method.Address) => "slack " + method.Address,
            { Channel: ContactChannels.Mattermost } when MattermostAddress.IsMember(method.Address) => "mattermost " + method.Address,
            _ => null,
        };

    private static string KeyOfMail(string address) => "mail " + address;
}
