// How bad an alert is by its own labels.
using System.Collections.Frozen;
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>Reads <c>severity</c>, then <c>priority</c>. Words nobody has agreed on, and no word at all, are SEV-2: paging fails open.</summary>
public static class SeverityLabels
{
    public const Severity Unknown = Severity.Sev2;

    /// <summary>The words of Prometheus rules, PagerDuty, Opsgenie, Zabbix and syslog, in lower case.</summary>
    private static readonly FrozenDictionary<string, Severity> Words = new Dictionary<string, Severity>
    {
        ["sev0"] = Severity.Sev1,
        ["sev1"] = Severity.Sev1,
        ["sev-1"] = Severity.Sev1,
        ["p0"] = Severity.Sev1,
        ["p1"] = Severity.Sev1,
        ["1"] = Severity.Sev1,
        ["emergency"] = Severity.Sev1,
        ["disaster"] = Severity.Sev1,
        ["fatal"] = Severity.Sev1,
        ["sev2"] = Severity.Sev2,
        ["sev-2"] = Severity.Sev2,
        ["p2"] = Severity.Sev2,
        ["2"] = Severity.Sev2,
        ["critical"] = Severity.Sev2,
        ["error"] = Severity.Sev2,
        ["page"] = Severity.Sev2,
        ["high"] = Severity.Sev2,
        ["major"] = Severity.Sev2,
        ["sev3"] = Severity.Sev3,
        ["sev-3"] = Severity.Sev3,
        ["p3"] = Severity.Sev3,
        ["3"] = Severity.Sev3,
        ["warning"] = Severity.Sev3,
        ["warn"] = Severity.Sev3,
        ["medium"] = Severity.Sev3,
        ["average"] = Severity.Sev3,
        ["minor"] = Severity.Sev3,
        ["ticket"] = Severity.Sev3,
        ["sev4"] = Severity.Sev4,
        ["sev-4"] = Severity.Sev4,
        ["p4"] = Severity.Sev4,
        ["p5"] = Severity.Sev4,
        ["4"] = Severity.Sev4,
        ["5"] = Severity.Sev4,
        ["info"] = Severity.Sev4,
        ["informational"] = Severity.Sev4,
        ["notice"] = Severity.Sev4,
        ["low"] = Severity.Sev4,
        ["debug"] = Severity.Sev4,
        // The Watchdog of the Kubernetes rules fires always, with this severity, to prove that alerts arrive.
        ["none"] = Severity.Sev4,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static Severity Of(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Read(labels["severity"]) ?? Read(labels["priority"]) ?? Unknown;
    }

    /// <summary>The severity that the word means; null when it is not agreed on.</summary>
    public static Severity? Read(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Words.TryGetValue(word.Trim(), out Severity severity) ? severity : null;
    }
}
