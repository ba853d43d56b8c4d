// What a sender of Opsgenie's API wants a heartbeat to be.
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;

namespace Muster.Server.Intake.Opsgenie;

/// <summary>Reads the fields at once, so that all mistakes are found; what is left out stays as it is.</summary>
internal sealed class HeartbeatFields(OpsgenieFields fields)
{
    private readonly string? _description = fields.Text("description", 10_000);
    private readonly string? _message = AlertParser.Line(fields.Text("alertMessage", AlertParser.MessageMax));
    private readonly System.Collections.Immutable.ImmutableArray<string> _tags = fields.Texts("alertTags", AlertParser.TagsMax);
    private readonly string? _priority = AlertParser.Priority(fields, isRequired: false, "alertPriority");
    private readonly string? _team = fields.Team("ownerTeam");
    private readonly TimeSpan? _interval = Interval(fields);

    /// <summary>Null when it is left out.</summary>
    public bool? Enabled { get; } = fields.Flag("enabled");

    public Heartbeat Apply(Heartbeat heartbeat, DateTimeOffset now)
    {
        Heartbeat changed = heartbeat with
        {
            Description = _description is null ? heartbeat.Description : EdgeText.Clean(_description, EdgeLimits.DetailsBytes),
            Interval = _interval ?? heartbeat.Interval,
            Alert = new(
                _message ?? heartbeat.Alert.Message,
                _tags.IsEmpty ? heartbeat.Alert.Tags : _tags,
                _priority ?? heartbeat.Alert.Priority,
                _team ?? heartbeat.Alert.Team
            ),
        };
        return Enabled switch
        {
            true => changed.Enabled(now),
            false => changed.Disabled(),
            null => changed,
        };
    }

    private static TimeSpan? Interval(OpsgenieFields fields)
    {
        string? unit = fields.Text("intervalUnit", AlertParser.WordMax);
        if (fields.Number("interval") is not { } count)
        {
            return null;
        }

        if (HeartbeatInterval.TryOf(count, unit ?? "minutes", out TimeSpan interval))
        {
            return interval;
        }

        fields.Wrong("interval", "With intervalUnit (minutes, hours or days) it must be from 1 minute to 92 days.");
        return null;
    }
}
