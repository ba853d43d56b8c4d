// Writes a notice to a person, to leave by e-mail while they are awake.
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

    /// <param name="about">What it is about: a later word on the same matter can drop it unsent, see <see cref="Drop"/>.</param>
    /// <param name="key">Unique; a second notice with it is not sent.</param>
    internal static void Send(
        Work work,
        Person person,
        string about,
        string key,
        (string Title, ImmutableArray<string> Lines, string Path) says
    )
    {
        Notice notice = new(Subject + key, person.Email, person.Name, says.Title, says.Lines, says.Path);
        work.Send(
            new OutboxMessage(
                notice.Key,
                ContactChannels.Email,
                person.Email,
                Subject + about,
                JsonSerializer.Serialize(notice, EventJson.Options),
                work.Now,
                person.NextAwake(work.Now)
            )
        );
    }

    /// <summary>What was to be said about it is not said any more, unless it has left.</summary>
    internal static void Drop(Work work, string about) => work.DropUnsent(Subject + about);

    internal static bool IsNotice(OutboxMessage message) => message.Subject.StartsWith(Subject, StringComparison.Ordinal);
}
