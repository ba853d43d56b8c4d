// A page in words: what a message says, line by line, for any channel that carries text.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;
using NodaTime;

namespace Muster.Server.Channels;

/// <summary>The same facts in the same words on every channel. Times are in the reader's own zone, which is named.</summary>
public static class PageText
{
    private const string TimeForm = "HH:mm";

    /// <summary>One line: <c>[SEV-1] HighErrorRate on api</c>.</summary>
    public static string Subject(ChannelMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return EdgeText.Line($"[{message.Severity.Label()}] {message.Title}", EdgeLimits.TitleBytes);
    }

    /// <summary>Why this person gets the message, in a sentence.</summary>
    public static string Why(ChannelMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Digest is not null)
        {
            return $"{message.PersonName}, you are paged for more than anybody can read one by one. This message stands for all that came since the last one, the worst first.";
        }

        return message.Purpose switch
        {
            PagePurpose.Respond => $"{message.PersonName}, you are paged to respond.",
            PagePurpose.TakeRole => $"{message.PersonName}, you are asked to take the role of {message.Role?.Label() ?? "responder"}.",
            PagePurpose.UpdateOverdue => $"{message.PersonName}, a promised update is overdue.",
            PagePurpose.ResolutionDue => $"{message.PersonName}, the time to resolve this incident runs out, or has.",
            PagePurpose.Test =>
                $"{message.PersonName}, nothing is wrong: this tries whether pages reach you here. Acknowledge it to prove that they do.",
            PagePurpose.GiveCommand =>
                $"{message.PersonName}, somebody asks you for command. Agree or refuse in the console within 5 minutes, or it passes to them.",
            PagePurpose.Canary =>
                $"{message.PersonName}, nothing is wrong and nothing is to be done: by this page Muster sees whether its pages arrive.",
            PagePurpose.CanaryLost =>
                $"{message.PersonName}, a page that Muster sent to try itself did not arrive, so others may not arrive either. Look at the channel that it names and at /healthz.",
        };
    }

    /// <summary>Why a message needs no answer any more.</summary>
    public static string Answered(AnsweredMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        string at = Web.Views.Words.Full(message.At);
        return message.By is { } by ? $"{by} acknowledged it at {at}." : $"It is over since {at}.";
    }

    /// <summary>The facts as name and value, in the order of reading; values of one line.</summary>
    public static ImmutableArray<(string Name, string Value)> Facts(ChannelMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Digest is { } digest)
        {
            return [.. Groups(digest)];
        }

        ImmutableArray<(string, string)>.Builder facts = ImmutableArray.CreateBuilder<(string, string)>();
        Add("Incident", message.Incident?.Value);
        Add("Service", message.ServiceName ?? message.Service?.Value);
        Add("Alerts firing", message.FiringAlerts > 0 ? message.FiringAlerts.ToString(CultureInfo.InvariantCulture) : null);
        Add("Paged at", Time(message.NotifiedAt, message));
        Add(
            "Unanswered",
            message.Purpose == PagePurpose.Canary ? null
                : message.NextAt is { } at ? $"{message.Next ?? "the next step"} is paged at {Time(at, message)}"
                : "nobody else is paged after you"
        );
        return facts.DrainToImmutable();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                facts.Add((name, EdgeText.Line(value, EdgeLimits.TitleBytes)));
            }
        }
    }

    /// <summary>The groups of a digest, the worst first, and how many are not named.</summary>
    private static IEnumerable<(string Name, string Value)> Groups(PageDigest digest)
    {
        foreach (DigestGroup group in digest.Groups)
        {
            string line = string.Create(CultureInfo.InvariantCulture, $"{group.Title} ({group.Firing} firing)");
            yield return (group.Severity.Label(), EdgeText.Line(line, EdgeLimits.TitleBytes));
        }

        if (digest.GroupCount > digest.Groups.Length)
        {
            yield return ("And", string.Create(CultureInfo.InvariantCulture, $"{digest.GroupCount - digest.Groups.Length} more groups"));
        }
    }

    private static string Time(DateTimeOffset at, ChannelMessage message)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(message.Zone) ?? DateTimeZone.Utc;
        LocalDateTime local = Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime;
        return $"{local.ToString(TimeForm, CultureInfo.InvariantCulture)} ({zone.Id})";
    }
}
