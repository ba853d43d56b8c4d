// Whether rooms can be told of incidents: chats that many read, each once.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.Catalog;

public static class RoomRules
{
    /// <summary>The chat programs that have rooms.</summary>
    public static readonly ImmutableArray<string> Channels = [ContactChannels.Slack, .. ContactChannels.ChatWebhooks];

    /// <summary>Every mistake in the rooms of a service or a team.</summary>
    public static IEnumerable<FieldError> Check(ImmutableArray<ContactMethod>? rooms)
    {
        ContactMethod[] all = [.. rooms ?? []];
        if (all.Length > CatalogDefaults.RoomsMax)
        {
            yield return new("rooms", $"There are {all.Length} rooms; at most {CatalogDefaults.RoomsMax} fit.");
        }

        for (int index = 0; index < all.Length; index++)
        {
            string at = $"rooms[{index}]";
            if (!Channels.Contains(all[index].Channel))
            {
                yield return new(at + ".channel", $"'{all[index].Channel}' has no rooms; use {string.Join(" or ", Channels)}.");
            }
            else if (all[index] is { Channel: ContactChannels.Slack, Address: var id } && (!SlackId.IsValid(id) || SlackId.IsUser(id)))
            {
                yield return new(at + ".address", $"'{id}' is no channel of Slack; use its ID, such as C012AB3CD.");
            }
            else if (all[index] is { Channel: ContactChannels.Mattermost, Address: var channel } && MattermostAddress.IsMember(channel))
            {
                yield return new(at + ".address", $"'{channel}' is no room; use a channel's ID (26 letters) or a webhook.");
            }
            else if (all[index].Channel == ContactChannels.Mattermost && MattermostAddress.IsChannel(all[index].Address))
            {
                continue;
            }
            else if (PersonRules.CheckAddress(all[index], at) is { } wrong)
            {
                yield return wrong;
            }
            else if (Array.IndexOf(all, all[index]) < index)
            {
                yield return new(at, "This room stands there twice.");
            }
        }
    }

    /// <summary>Every address that this Muster would refuse to send to.</summary>
    public static IEnumerable<FieldError> CheckReach(ImmutableArray<ContactMethod>? rooms, WebhookReach reach) =>
        (rooms ?? []).SelectMany((room, index) => PersonRules.CheckReach(room, $"rooms[{index}]", reach));
}
