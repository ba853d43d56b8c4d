// Whom a step points at: a person, a schedule or a team; its text form is person:ana, schedule:streaming, team:core.
using System.Text.Json.Serialization;

namespace Muster.Core.Paging;

/// <summary>Whom an escalation step points at. The text form is what the organisation file and the events carry.</summary>
[JsonConverter(typeof(EscalationTargetJsonConverter))]
public readonly record struct EscalationTarget(EscalationTargetKind Kind, string Id)
{
    public override string ToString() =>
        Kind switch
        {
            EscalationTargetKind.Person => "person:" + Id,
            EscalationTargetKind.Schedule => "schedule:" + Id,
            EscalationTargetKind.Team => "team:" + Id,
        };

    public static EscalationTarget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string id = Kernel.Slug.Require(text[(colon + 1)..], "escalation target id");
        return (colon < 0 ? "" : text[..colon]) switch
        {
            "person" => new(EscalationTargetKind.Person, id),
            "schedule" => new(EscalationTargetKind.Schedule, id),
            "team" => new(EscalationTargetKind.Team, id),
            _ => throw new FormatException($"'{text}' is no escalation target: expected person:…, schedule:… or team:…."),
        };
    }
}
