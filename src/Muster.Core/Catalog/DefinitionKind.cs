// The kinds of definition that make up an organisation.
using System.Text.Json.Serialization;

namespace Muster.Core.Catalog;

[JsonConverter(typeof(JsonStringEnumConverter<DefinitionKind>))]
public enum DefinitionKind
{
    [JsonStringEnumMemberName("person")]
    Person,

    [JsonStringEnumMemberName("team")]
    Team,

    [JsonStringEnumMemberName("service")]
    Service,

    [JsonStringEnumMemberName("schedule")]
    Schedule,

    [JsonStringEnumMemberName("escalation_policy")]
    EscalationPolicy,
}
