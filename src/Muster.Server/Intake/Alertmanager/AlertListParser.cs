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
        return Walk(key, body.Bytes.Span, signals) ?? Explain(key, body, signals);
    }

    /// <summary>What the list says; null when it is none that can be taken, whatever is wrong with it.</summary>
    private static FrameReading? Walk(string key, ReadOnlySpan<byte> body, SignalFrames signals)
    {
        JsonCursor json = new(body);
        PlainAlert plain = default;
        ImmutableArray<BadSignal>.Builder? bad = null;
        try
        {
            if (!json.Takes((byte)'['))
            {
                return null;
            }

            for (int index = 0; index > 0 || !json.Sees((byte)']'); index++)
            {
                if (index == EdgeLimits.AlertsPerBatch)
                {
                    return null;
                }

                if (ReadOne(ref json, ref plain, signals, key) is { } wrong)
                {
                    (bad ??= ImmutableArray.CreateBuilder<BadSignal>()).Add(new(index, wrong));
                }

                if (!json.Takes((byte)','))
                {
                    break;
                }
            }

            return json.Takes((byte)']') && json.IsAtEnd() ? new(signals, bad?.DrainToImmutable() ?? []) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Adds the alert before which the cursor stands; answers why it cannot, null when it can. The sender says that an alert is over by an end in the past: the rules of
    /// the alert compare it with the clock.
    /// </summary>
    private static string? ReadOne(ref JsonCursor json, ref PlainAlert plain, SignalFrames signals, string key)
    {
        int begun = json.At;
        if (plain.TryRead(ref json, signals))
        {
            signals.Add(plain.Fingerprint, plain.Labels, plain.Annotations, plain.Url, plain.Times, plain.Content);
            return null;
        }

        json.At = begun;
        Utf8JsonReader reader = new(json.Rest, AlertFields.Reading);
        reader.Read();
        string? wrong = Add(AlertFields.Read(ref reader), signals, key);
        json.At += (int)reader.BytesConsumed;
        return wrong;
    }

    /// <summary>Why a body is no list of alerts, or too long a one, in the words and at the place of a reader of JSON; of the signals none is taken.</summary>
    private static FrameReading Explain(string key, IntakeBody body, SignalFrames signals)
    {
        signals.Clear();
        try
        {
            Utf8JsonReader reader = new(body.Bytes.Span, AlertFields.Reading);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return FrameReading.Unreadable(signals, "The body must be a JSON list of alerts.");
            }

            ImmutableArray<BadSignal>.Builder bad = ImmutableArray.CreateBuilder<BadSignal>();
            for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                if (index == EdgeLimits.AlertsPerBatch)
                {
                    const string tooMany = "alerts in one request; send them in smaller batches.";
                    return FrameReading.Unreadable(signals, $"More than {EdgeLimits.AlertsPerBatch} {tooMany}", isTooMany: true);
                }

                if (Add(AlertFields.Read(ref reader), signals, key) is { } wrong)
                {
                    bad.Add(new(index, wrong));
                }
            }

            // A list with something behind it is no JSON, and the reader says so.
            reader.Read();
            return new(signals, bad.DrainToImmutable());
        }
        catch (JsonException wrong)
        {
            return FrameReading.Unreadable(signals, "The body is no valid JSON: " + wrong.Message);
        }
    }

    private static string? Add(AlertFields fields, SignalFrames signals, string key)
    {
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
