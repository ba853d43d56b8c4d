// Puts what a customer who reported something is written into the queue of the status page's mails.
using System.Text.Json;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Reactions;

/// <summary>Two mails at the most, and neither says anything of what goes on inside. Those of pages wait for none of them.</summary>
public static class ReporterPost
{
    private const string Prefix = "reporter/";

    /// <param name="link">Where they confirm.</param>
    public static void Ask(Work work, string contact, string address, string language, string link)
    {
        ArgumentNullException.ThrowIfNull(work);
        Send(work, contact, "confirm", key => new(key, IsOver: false, address, language, Component: null, work.Now, link));
    }

    /// <param name="component">As customers read it; null for something else.</param>
    /// <param name="page">The address of the status page.</param>
    public static void Over(
        Work work,
        string contact,
        string address,
        string language,
        string? component,
        DateTimeOffset reportedAt,
        string page
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        Send(work, contact, "over", key => new(key, IsOver: true, address, language, component, reportedAt, page));
    }

    /// <summary>Null for a message to subscribers.</summary>
    internal static ReporterLetter? Read(OutboxMessage message) =>
        message.Key.StartsWith(Prefix, StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<ReporterLetter>(message.Payload, EventJson.Options)
            : null;

    private static void Send(Work work, string contact, string what, Func<string, ReporterLetter> letter)
    {
        string key = $"{Prefix}{what}/{contact}/{work.Now.ToUnixTimeMilliseconds()}";
        work.Send(
            new(
                key,
                SubscriberPost.QueueOf(SubscriberChannel.Email),
                contact,
                Prefix + contact,
                JsonSerializer.Serialize(letter(key), EventJson.Options),
                work.Now,
                work.Now
            )
        );
    }
}
