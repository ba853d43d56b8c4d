// Reads what stands as the evidence of an answer.
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

/// <summary>An event is named by its address on the incident's page, <c>/incidents/INC-42#e-7</c>: the seventh of its stream.</summary>
public static partial class EvidenceText
{
    /// <summary>Where Grafana, Prometheus, Kibana and Datadog keep what is drawn.</summary>
    private static readonly ImmutableArray<string> GraphPaths =
    [
        "/d/",
        "/d-solo/",
        "/render/",
        "/explore",
        "/graph",
        "/dashboard",
        "/notebook",
    ];

    private static readonly ImmutableArray<string> Pictures = [".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp"];

    /// <summary>The address of an event; <paramref name="version"/> counts from 1.</summary>
    public static string AddressOf(IncidentId incident, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{StartOf(incident)}{version}");

    /// <summary>The version of the event of this incident that the text names; null for any other text.</summary>
    public static int? EventOf(IncidentId incident, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string start = StartOf(incident);
        return
            text.StartsWith(start, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            && version >= 1
            ? version
            : null;
    }

    /// <summary>The words of a text without its links to events: for whoever shows no links.</summary>
    public static string WithoutLinks(string text) => EventLinks().Replace(text, "${words}");

    public static EvidenceKind KindOf(IncidentId incident, string text) =>
        EventOf(incident, text) is not null ? EvidenceKind.Event
        : LinkOf(text) is not { } link ? EvidenceKind.Words
        : IsGraph(link) ? EvidenceKind.Graph
        : EvidenceKind.Link;

    /// <summary>An address of http or https; null for anything else, whatever else an address can be.</summary>
    public static Uri? LinkOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? url : null;

    [GeneratedRegex(@"\[(?<words>[^\]\n]+)\]\(/incidents/INC-\d+#e-\d+\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex EventLinks();

    private static bool IsGraph(Uri link) =>
        GraphPaths.Any(part => link.AbsolutePath.Contains(part, StringComparison.OrdinalIgnoreCase))
        || Pictures.Any(end => link.AbsolutePath.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static string StartOf(IncidentId incident) => $"/incidents/{incident}#e-";
}
