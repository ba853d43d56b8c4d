// Whom a step points at; its text form is person:ana, schedule:streaming, team:core, whole-team:core, role:incident_commander, everyone.
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary>Whom an escalation step points at. The text form is what the organisation file and the events carry.</summary>
[JsonConverter(typeof(EscalationTargetJsonConverter))]
public readonly record struct EscalationTarget(EscalationTargetKind Kind, string Id)
{
    private const string EveryoneText = "everyone";

    public static EscalationTarget Everyone { get; } = new(EscalationTargetKind.Everyone, "");

    public static EscalationTarget WholeTeam(TeamId team) => new(EscalationTargetKind.WholeTeam, team.Value);

    /// <summary>The role that a target of the kind <see cref="EscalationTargetKind.Role"/> names.</summary>
    public Role ToRole() => RoleName.Parse(Id);

    public override string ToString() =>
        Kind switch
        {
            EscalationTargetKind.Person => "person:" + Id,
            EscalationTargetKind.Schedule => "schedule:" + Id,
            EscalationTargetKind.Team => "team:" + Id,
            EscalationTargetKind.WholeTeam => "whole-team:" + Id,
            EscalationTargetKind.Role => "role:" + Id,
            EscalationTargetKind.Everyone => EveryoneText,
        };

    public static EscalationTarget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == EveryoneText)
        {
            return Everyone;
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string id = text[(colon + 1)..];
        return (colon < 0 ? "" : text[..colon]) switch
        {
            "role" => new(EscalationTargetKind.Role, RoleName.Of(RoleName.Parse(id))),
            "person" => new(EscalationTargetKind.Person, Named(id)),
            "schedule" => new(EscalationTargetKind.Schedule, Named(id)),
            "team" => new(EscalationTargetKind.Team, Named(id)),
            "whole-team" => new(EscalationTargetKind.WholeTeam, Named(id)),
            _ => throw new FormatException(
                $"'{text}' is no escalation target: expected person:…, schedule:…, team:…, whole-team:…, role:… or everyone."
            ),
        };
    }

    private static string Named(string id) => Slug.Require(id, "escalation target id");
}
