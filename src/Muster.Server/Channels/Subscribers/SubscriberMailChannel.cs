// Tells subscribers by e-mail: some fifty over one connection, each with a return path of its own.
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MailKit.Net.Smtp;
using MimeKit;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Ports;
using Muster.Server.Channels.Email;
using Muster.Server.Channels.Providers;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Subscribers;

/// <param name="settings">Null when no mail server is configured.</param>
/// <param name="page">What the status page is called now.</param>
public sealed class SubscriberMailChannel(
    MailSettings? settings,
    SubscriptionLinks links,
    Func<CancellationToken, Task<string>> page,
    TimeProvider clock
) : ISubscriberChannel
{
    /// <summary>1 and 5 minutes, half an hour, 2 and 6 hours: what grey-lists a sender lets it in by then.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
    ];

    public SubscriberChannel Way => SubscriberChannel.Email;

    /// <summary>50: the connection costs little beside them, and a crash tells no more of them twice.</summary>
    public int AtOnce => 50;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public TimeSpan? PauseAfter(int failures) => failures <= Pauses.Length ? Pauses[failures - 1] : null;

    public async IAsyncEnumerable<SubscriberResult> TellAsync(
        StatusNews? news,
        string key,
        ImmutableArray<Subscription> subscribers,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (settings is null)
        {
            const string none = "No mail server is configured, so no subscriber is told. Set MUSTER_SMTP and restart Muster.";
            yield return new(subscribers[0].Id, ProviderCall.Never(none), SubscriberVerdict.Ours);
            yield break;
        }

        SubscriberMail mails = new(links, settings);
        string name = news?.Page ?? await page(cancel);
        await using SmtpConnection? connection = settings is MailSettings.Smtp server ? new(server) : null;
        if (connection is not null && await connection.OpenAsync(cancel) is { } failed)
        {
            yield return new(subscribers[0].Id, failed, SubscriberVerdict.Ours);
            yield break;
        }

        foreach (Subscription one in subscribers)
        {
            DateTimeOffset now = clock.GetUtcNow();
            using MimeMessage? mail = news is null ? mails.Question(name, key, one, now) : mails.News(news, key, one, now);
            if (mail is null)
            {
                yield return new(one.Id, ProviderCall.Never("The address is no e-mail address."), SubscriberVerdict.Gone);
                continue;
            }

            SendResult result = connection is null
                ? await MailDrop.SendAsync((MailSettings.Drop)settings, mail, cancel)
                : await connection.SendAsync(mail, settings.Bounces is { } to ? links.ReturnPath(to, one.Id) : null, cancel);
            yield return new(one.Id, result, Verdict(result, connection?.Refused));
            if (connection is { IsOpen: false })
            {
                yield break;
            }
        }
    }

    public async Task<SendResult> WriteAsync(ReporterLetter letter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (settings is null)
        {
            return ProviderCall.Never("No mail server is configured, so no customer is written to. Set MUSTER_SMTP and restart Muster.");
        }

        using MimeMessage? mail = new SubscriberMail(links, settings).ToReporter(letter, clock.GetUtcNow());
        if (mail is null)
        {
            return ProviderCall.Never("The address is no e-mail address.");
        }

        if (settings is not MailSettings.Smtp server)
        {
            return await MailDrop.SendAsync((MailSettings.Drop)settings, mail, cancel);
        }

        await using SmtpConnection connection = new(server);
        return await connection.OpenAsync(cancel) ?? await connection.SendAsync(mail, returnPath: null, cancel);
    }

    /// <summary>
    /// What the server says of the sender, or of a policy (5.7), is no word about the mailbox: a Muster that is not let in must not put ten thousand subscribers to sleep.
    /// </summary>
    private static SubscriberVerdict Verdict(SendResult result, SmtpErrorCode? refused) =>
        result switch
        {
            Sent => SubscriberVerdict.Told,
            _ when refused == SmtpErrorCode.SenderNotAccepted => SubscriberVerdict.Ours,
            Failed { Retryable: false } failed
                when refused == SmtpErrorCode.RecipientNotAccepted && !failed.Text.Contains(" 5.7.", StringComparison.Ordinal) =>
                SubscriberVerdict.Gone,
            _ => SubscriberVerdict.Failed,
        };
}
