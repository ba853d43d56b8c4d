// The JSON body of a webhook about a page or a statement.
using System.Text.Json;
using System.Text.Json.Serialization;
using Muster.Core.Alerts;
using Muster.Core.Communications.Rendering;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Webhooks;

/// <summary><c>{type, timestamp, data}</c>, as Standard Webhooks has it. Names are snake case; instants are UTC; what is not known is left out.</summary>
public static class WebhookBody
{
    public const string Type = "page.notified";

    /// <summary>One message that stands for many pages.</summary>
    public const string DigestType = "page.digest";

    public const string StatementType = "statement.published";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="acknowledgeUrl">Null for a digest, which has none.</param>
    public static byte[] Of(ChannelMessage message, string? acknowledgeUrl, string url)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Digest is { } told)
        {
            return OfDigest(message, told, url);
        }

        Data data = new(
            message.Key,
            message.Page,
            message.Purpose,
            message.Title,
            message.Severity,
            message.Service,
            message.ServiceName,
            message.Group,
            message.Incident,
            message.Role,
            message.Labels,
            message.Detail,
            message.FiringAlerts,
            new(message.Person, message.PersonName),
            message.Round,
            message.Step,
            message.PageStartedAt,
            message.NextAt,
            message.Next,
            acknowledgeUrl,
            url
        );
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Type,
                Timestamp = message.NotifiedAt,
                Data = data,
            },
            Options
        );
    }

    /// <param name="key">The same for each attempt.</param>
    public static byte[] Of(string key, ToldStatement told, string url)
    {
        ArgumentNullException.ThrowIfNull(told);
        RenderedStatement said = told.Statement;
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Type = StatementType,
                Timestamp = said.At,
                Data = new
                {
                    Delivery = key,
                    told.Incident,
                    told.Severity,
                    said.Audience,
                    said.Title,
                    said.Correction,
                    said.Lines,
                    Url = url,
                },
            },
            Options
        );
    }

    private static byte[] OfDigest(ChannelMessage message, PageDigest digest, string url) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Type = DigestType,
                Timestamp = message.NotifiedAt,
                Data = new DigestData(
                    message.Key,
                    message.Title,
                    message.Severity,
                    digest.Alerts,
                    digest.GroupCount,
                    [.. digest.Groups.Select(group => new DigestedGroup(group.Group, group.Title, group.Severity, group.Firing))],
                    [.. digest.Lines.Select(line => line.Page).Distinct()],
                    new(message.Person, message.PersonName),
                    url
                ),
            },
            Options
        );

    private sealed record DigestData(
        string Delivery,
        string Title,
        Severity Severity,
        int FiringAlerts,
        int Groups,
        DigestedGroup[] Worst,
        PageId[] Pages,
        Recipient Person,
        string Url
    );

    private sealed record DigestedGroup(AlertGroupId AlertGroup, string Title, Severity Severity, int FiringAlerts);

    private sealed record Data(
        string Delivery,
        PageId Page,
        PagePurpose Purpose,
        string Title,
        Severity Severity,
        ServiceId? Service,
        string? ServiceName,
        AlertGroupId? AlertGroup,
        IncidentId? Incident,
        Role? Role,
        LabelSet Labels,
        string? Detail,
        int FiringAlerts,
        Recipient Person,
        int Round,
        int Step,
        DateTimeOffset PageStartedAt,
        DateTimeOffset? NextAt,
        string? Next,
        string? AcknowledgeUrl,
        string Url
    );

    private sealed record Recipient(PersonId Id, string Name);
}
