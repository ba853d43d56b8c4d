// Reads the list of alerts that Prometheus, amtool and Grafana post to /api/v2/alerts.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Alertmanager;

internal static class AlertListParser
{
    public const string Door = "prometheus";

    /// <param name="key">The name of the intake key.</param>
    /// <param name="body">UTF-8, with or without a byte order mark; the reading becomes its owner.</param>
    public static FrameReading Parse(string key, IntakeBody body)
    {
        SignalFrames signals = new(body.Buffer);
        try
        {
            Utf8JsonReader reader = new(body.Bytes.Span, AlertFields.Reading);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return FrameReading.Unreadable(signals, "The body must be a JSON list of alerts.");
            }

            ImmutableArray<BadSignal>.Builder? bad = null;
            for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                if (index == EdgeLimits.AlertsPerBatch)
                {
                    const string tooMany = "alerts in one request; send them in smaller batches.";
                    return FrameReading.Unreadable(signals, $"More than {EdgeLimits.AlertsPerBatch} {tooMany}", isTooMany: true);
                }

                if (ReadOne(ref reader, signals, key) is { } wrong)
                {
                    (bad ??= ImmutableArray.CreateBuilder<BadSignal>()).Add(new(index, wrong));
                }
            }

            // A list with something behind it is no JSON, and the reader says so.
            reader.Read();
            return new(signals, bad?.DrainToImmutable() ?? []);
        }
        catch (JsonException wrong)
        {
            return FrameReading.Unreadable(signals, "The body is no valid JSON: " + wrong.Message);
        }
    }

    /// <summary>
    /// Adds the alert at which the reader stands; answers why it cannot, null when it can. The sender says that an alert is over by an end in the past: the rules of
    /// the alert compare it with the clock.
    /// </summary>
    private static string? ReadOne(ref Utf8JsonReader reader, SignalFrames signals, string key)
    {
        Utf8JsonReader again = reader;
        PlainAlert plain = default;
        if (plain.TryRead(ref reader, signals))
        {
            SignalTimes times = new(plain.StartsAt, plain.EndsAt, Resolved: false, Acknowledged: false);
            signals.Add(plain.Fingerprint, plain.Labels, plain.Annotations, plain.Url, times);
            return null;
        }

        reader = again;
        AlertFields fields = AlertFields.Read(ref reader);
        if (fields.Labels() is not { } labels)
        {
            return fields.Wrong;
        }

        signals.Add(
            new Signal(
                Fingerprints.Of(labels),
                Door,
                key,
                labels,
                fields.Annotations(),
                Resolved: false,
                fields.StartsAt,
                fields.EndsAt,
                fields.GeneratorUrl
            )
        );
        return null;
    }
}
