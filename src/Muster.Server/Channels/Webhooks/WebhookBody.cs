// The JSON body of a webhook about a page.
using System.Text.Json;
using System.Text.Json.Serialization;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Webhooks;

/// <summary><c>{type, timestamp, data}</c>, as Standard Webhooks has it. Names are snake case; instants are UTC; what is not known is left out.</summary>
public static class WebhookBody
{
    public const string Type = "page.notified";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static byte[] Of(ChannelMessage message, string acknowledgeUrl, string url)
    {
        ArgumentNullException.ThrowIfNull(message);
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
        string AcknowledgeUrl,
        string Url
    );

    private sealed record Recipient(PersonId Id, string Name);
}
