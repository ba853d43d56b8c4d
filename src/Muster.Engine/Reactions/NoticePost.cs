// Writes a notice to a person, to leave while they are awake: by e-mail, and where that cannot be by whatever else shows it without ringing.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Reactions;

public static class NoticePost
{
    private const string Subject = "notice/";

    /// <summary>10 minutes between tries: nobody waits for a notice, and a mail server that is being restarted comes back.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>A telephone rings for pages alone, and what hears a webhook or a sender of the organisation's own expects a page.</summary>
    private static readonly ImmutableArray<string> Carriers =
    [
        ContactChannels.Push,
        ContactChannels.Ntfy,
        ContactChannels.Slack,
        ContactChannels.Mattermost,
        ContactChannels.Teams,
        ContactChannels.Discord,
    ];

    /// <param name="about">What it is about: a later word on the same matter can drop it unsent, see <see cref="Drop"/>.</param>
    /// <param name="key">Unique; a second notice with it is not sent.</param>
    internal static void Send(
        Work work,
        Person person,
        string about,
        string key,
        (string Title, ImmutableArray<string> Lines, string Path) says
    ) => Send(work, person, about, key, says, person.NextAwake(work.Now));

    /// <summary>The same, whatever the hour: for somebody who is at work.</summary>
    internal static void SendNow(
        Work work,
        Person person,
        string about,
        string key,
        (string Title, ImmutableArray<string> Lines, string Path) says
    ) => Send(work, person, about, key, says, work.Now);

    private static void Send(
        Work work,
        Person person,
        string about,
        string key,
        (string Title, ImmutableArray<string> Lines, string Path) says,
        DateTimeOffset at
    )
    {
        Notice notice = new(Subject + key, person.Id, person.Email, person.Name, says.Title, says.Lines, says.Path)
        {
            Otherwise = [.. person.Contacts.Where(method => Carriers.Contains(method.Channel))],
        };
        work.Send(Message(notice, ContactChannels.Email, Subject + about, work.Now, at));
    }

    /// <summary>The same by the next way, when it cannot leave by the one that it was given; null when no other is left.</summary>
    internal static OutboxMessage? Next(OutboxMessage failed, Notice notice, DateTimeOffset now)
    {
        if (notice.Otherwise is not [var way, .. var rest])
        {
            return null;
        }

        Notice next = notice with { Key = $"{notice.Key}/{way.Channel}", Address = way.Address, Otherwise = rest };
        return Message(next, way.Channel, failed.Subject, now, now);
    }

    /// <summary>What was to be said about it is not said any more, unless it has left.</summary>
    internal static void Drop(Work work, string about) => work.DropUnsent(Subject + about);

    private static OutboxMessage Message(Notice notice, string channel, string subject, DateTimeOffset now, DateTimeOffset at) =>
        new(notice.Key, channel, notice.Address, subject, JsonSerializer.Serialize(notice, EventJson.Options), now, at);

    /// <summary>The key, and the subject, of a notice that is about itself alone.</summary>
    internal static string KeyOf(string about) => Subject + about;

    internal static bool IsNotice(OutboxMessage message) => message.Subject.StartsWith(Subject, StringComparison.Ordinal);
}
