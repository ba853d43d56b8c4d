// The kinds of definition as people and files write them.
namespace Muster.Core.Catalog;

public static class DefinitionKindText
{
    /// <summary>The name of the kind, as in JSON: <c>escalation_policy</c>.</summary>
    public static string Label(this DefinitionKind kind) =>
        kind switch
        {
            DefinitionKind.Person => "person",
            DefinitionKind.Team => "team",
            DefinitionKind.Service => "service",
            DefinitionKind.Schedule => "schedule",
            DefinitionKind.EscalationPolicy => "escalation_policy",
        };

    /// <summary>The name of the kind in a sentence: <c>escalation policy</c>.</summary>
    public static string Words(this DefinitionKind kind) => kind.Label().Replace('_', ' ');
}
