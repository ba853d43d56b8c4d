// What a customer who reported something is written: please confirm, and that it is over.
using System.Globalization;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Reactions;

/// <summary>Two mails at the most, and neither says anything of what goes on inside.</summary>
public static class ReporterPost
{
    private static readonly PersonId Customer = new("customer");

    /// <param name="link">Where they confirm.</param>
    public static void Ask(Work work, string contact, string address, string link)
    {
        ArgumentNullException.ThrowIfNull(work);
        Send(
            work,
            contact,
            $"confirm/{contact}/{work.Now.ToUnixTimeMilliseconds()}",
            new(
                "",
                Customer,
                address,
                "",
                "Shall we tell you when it is over?",
                [
                    "Somebody, probably you, reported a problem to us and left this address. Confirm it, and we write to you once, when the problem is over.",
                    "If it was not you, do nothing: we write no more.",
                ],
                link
            )
            {
                LinkName = "Yes, tell me",
            }
        );
    }

    /// <param name="component">As customers read it.</param>
    /// <param name="page">The address of the status page.</param>
    public static void Over(Work work, string contact, string address, string component, DateTimeOffset reportedAt, string page)
    {
        ArgumentNullException.ThrowIfNull(work);
        string when = reportedAt.UtcDateTime.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);
        Send(
            work,
            contact,
            $"over/{contact}/{work.Now.ToUnixTimeMilliseconds()}",
            new(
                "",
                Customer,
                address,
                "",
                "What you reported is over",
                [
                    $"On {when} you reported a problem to us ({component}). It is over. Thank you for telling us.",
                    "We kept your address for this mail alone, and have forgotten it now.",
                ],
                page
            )
            {
                LinkName = "To the status page",
            }
        );
    }

    private static void Send(Work work, string contact, string key, Notice notice)
    {
        string named = "notice/customer/" + key;
        work.Send(
            new(
                named,
                ContactChannels.Email,
                notice.Address,
                "notice/customer/" + contact,
                JsonSerializer.Serialize(notice with { Key = named }, EventJson.Options),
                work.Now,
                work.Now
            )
        );
    }
}
