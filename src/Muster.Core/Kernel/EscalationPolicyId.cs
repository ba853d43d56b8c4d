// The id of a escalation policy, as the organisation file names it.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<EscalationPolicyId>))]
public readonly record struct EscalationPolicyId(string Value) : IId<EscalationPolicyId>
{
    public static EscalationPolicyId Parse(string text) => new(Slug.Require(text, "escalation policy id"));

    public override string ToString() => Value;
}
