// Reads the webhook of Alertmanager, version 4, and what else has its shape.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Alertmanager;

/// <summary>
/// Only the alerts themselves are believed: the status of the whole is computed after <c>max_alerts</c> cut the list, the group key names the sender's grouping, and
/// the fingerprint is computed anew, so that the same alert has one identity through every door.
/// </summary>
internal static class WebhookParser
{
    public const string Door = "alertmanager";

    public static Reading Parse(string key, ReadOnlySpan<byte> body) => Parse(Door, key, body, []);

    /// <summary>Reads a webhook of this shape that another system sends through its own door.</summary>
    /// <param name="kept">The alerts' further fields that become annotations under their names.</param>
    public static Reading Parse(string door, string key, ReadOnlySpan<byte> body, ImmutableArray<string> kept)
    {
        try
        {
            Utf8JsonReader reader = new(body, AlertFields.Reading);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return Reading.Unreadable($"The body must be the JSON object that the webhook of {NameOf(door)} sends.");
            }

            Reading? alerts = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isAlerts = reader.ValueTextEquals("alerts"u8);
                reader.Read();
                if (isAlerts && reader.TokenType == JsonTokenType.StartArray)
                {
                    alerts = ParseAlerts(door, key, ref reader, kept);
                }
                else
                {
                    reader.Skip();
                }
            }

            reader.Read();
            return alerts ?? Reading.Unreadable($"The body has no list 'alerts'; send the payload of the webhook of {NameOf(door)}.");
        }
        catch (JsonException wrong)
        {
            return Reading.Unreadable("The body is no valid JSON: " + wrong.Message);
        }
    }

    private static Reading ParseAlerts(string door, string key, ref Utf8JsonReader reader, ImmutableArray<string> kept)
    {
        ImmutableArray<Signal>.Builder signals = ImmutableArray.CreateBuilder<Signal>();
        ImmutableArray<BadSignal>.Builder bad = ImmutableArray.CreateBuilder<BadSignal>();
        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            AlertFields fields = AlertFields.Read(ref reader, kept);
            if (fields.Status is not (null or "firing" or "resolved"))
            {
                bad.Add(new(index, "its status is neither firing nor resolved"));
            }
            else if (fields.Labels() is { } labels)
            {
                signals.Add(ToSignal(door, key, fields, labels));
            }
            else
            {
                bad.Add(new(index, fields.Wrong!));
            }
        }

        return signals.Count + bad.Count > EdgeLimits.AlertsPerBatch
            ? Reading.Unreadable($"More than {EdgeLimits.AlertsPerBatch} alerts in one request; set max_alerts.") with
            {
                IsTooMany = true,
            }
            : new(signals.DrainToImmutable(), bad.DrainToImmutable());
    }

    private static string NameOf(string door) => door == Door ? "Alertmanager, version 4" : door;

    /// <summary>While it fires the sender states no end: Alertmanager repeats after hours, and says when it is over.</summary>
    private static Signal ToSignal(string door, string key, AlertFields fields, LabelSet labels)
    {
        bool resolved = fields.Status == "resolved";
        return new(
            Fingerprints.Of(labels),
            door,
            key,
            labels,
            fields.Annotations(),
            resolved,
            fields.StartsAt,
            resolved ? fields.EndsAt : null,
            fields.GeneratorUrl
        );
    }
}
