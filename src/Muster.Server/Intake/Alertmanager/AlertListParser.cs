// Reads the list of alerts that Prometheus, amtool and Grafana post to /api/v2/alerts.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Alertmanager;

internal static class AlertListParser
{
    public const string Door = "prometheus";

    /// <param name="key">The name of the intake key.</param>
    /// <param name="body">UTF-8, with or without a byte order mark.</param>
    public static Reading Parse(string key, ReadOnlySpan<byte> body)
    {
        ImmutableArray<Signal>.Builder signals = ImmutableArray.CreateBuilder<Signal>();
        ImmutableArray<BadSignal>.Builder bad = ImmutableArray.CreateBuilder<BadSignal>();
        try
        {
            Utf8JsonReader reader = new(body, AlertFields.Reading);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return Reading.Unreadable("The body must be a JSON list of alerts.");
            }

            for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                if (index == EdgeLimits.AlertsPerBatch)
                {
                    return Reading.Unreadable(
                        $"More than {EdgeLimits.AlertsPerBatch} alerts in one request; send them in smaller batches."
                    ) with
                    {
                        IsTooMany = true,
                    };
                }

                AlertFields fields = AlertFields.Read(ref reader);
                if (fields.Labels() is { } labels)
                {
                    signals.Add(ToSignal(key, fields, labels));
                }
                else
                {
                    bad.Add(new(index, fields.Wrong!));
                }
            }

            // A list with something behind it is no JSON, and the reader says so.
            reader.Read();
        }
        catch (JsonException wrong)
        {
            return Reading.Unreadable("The body is no valid JSON: " + wrong.Message);
        }

        return new(signals.DrainToImmutable(), bad.DrainToImmutable());
    }

    /// <summary>The sender says that an alert is over by an end in the past: the rules of the alert compare it with the clock.</summary>
    private static Signal ToSignal(string key, AlertFields fields, LabelSet labels) =>
        new(
            Fingerprints.Of(labels),
            Door,
            key,
            labels,
            fields.Annotations(),
            Resolved: false,
            fields.StartsAt,
            fields.EndsAt,
            fields.GeneratorUrl
        );
}
