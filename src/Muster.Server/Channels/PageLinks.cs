// The addresses that a message about a page carries.
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Channels;

public sealed class PageLinks(PublicAddress address, IAcknowledgeLinks acknowledge)
{
    /// <summary>One tap acknowledges; it is for this person and this delivery alone.</summary>
    public string Acknowledge(ChannelMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return acknowledge.For(message.Page, message.Person, message.Key);
    }

    /// <summary>What the page is about: the incident, else the alert group, else the console; of a digest, what is going on now.</summary>
    public string Subject(ChannelMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Subject(message.Incident, message.Group);
    }

    /// <summary>The same for a page that is not at hand.</summary>
    public string Subject(IncidentId? incident, AlertGroupId? group) =>
        address.Of(
            incident is not null ? $"/incidents/{incident}"
            : group is not null ? $"/alerts/{group}"
            : "/"
        );

    /// <summary>Where in the console a notice leads.</summary>
    public string Subject(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return address.Of(notice.Path);
    }
}
