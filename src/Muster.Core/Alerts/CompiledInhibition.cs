// One inhibition rule, compiled.
using System.Text;

namespace Muster.Core.Alerts;

internal sealed class CompiledInhibition(InhibitionRule rule)
{
    public LabelMatcherSet Source { get; } = new(rule.Source);

    public LabelMatcherSet Target { get; } = new(rule.Target);

    public string Reason => rule.Reason;

    /// <summary>The same for two alerts that agree in the rule's labels, and for no others.</summary>
    public string KeyOf(LabelSet labels)
    {
        StringBuilder key = new();
        foreach (string name in rule.Equal)
        {
            string value = labels[name];
            key.Append(value.Length).Append(':').Append(value);
        }

        return key.ToString();
    }
}
