// Whether an intake template can be carried out: paths that can be read, words that mean something.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

public static class IntakeTemplateRules
{
    /// <summary>8 places to look for one value.</summary>
    private const int FromMax = 8;

    /// <summary>100 words in a map.</summary>
    private const int MapMax = 100;

    private static readonly string[] Statuses = ["firing", "resolved"];

    /// <summary>Every mistake; empty when there is none.</summary>
    public static IEnumerable<FieldError> Check(IntakeTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return
        [
            .. template.Each is { } each ? CheckPath("each", each) : [],
            .. template.Title is null
                ? [new FieldError("title", "Say what the alert is called, such as title: $.title.")]
                : Array.Empty<FieldError>(),
            .. CheckNames("labels", template.Labels),
            .. CheckNames("annotations", template.Annotations),
            .. template.Values().SelectMany(one => CheckValue(one.Field, one.Value)),
            .. template.Status is { } status ? CheckWords("status", status, IsStatus, "firing or resolved") : [],
            .. template.Severity is { } severity
                ? CheckWords(
                    "severity",
                    severity,
                    word => SeverityLabels.Read(word) is not null,
                    "a severity such as SEV-2, critical or warning"
                )
                : [],
        ];
    }

    private static IEnumerable<FieldError> CheckNames(string field, ImmutableSortedDictionary<string, TemplateValue> values)
    {
        if (values.Count > EdgeLimits.LabelsPerAlert)
        {
            yield return new(field, $"An alert has at most {EdgeLimits.LabelsPerAlert} {field}, these are {values.Count}.");
        }

        foreach (string name in values.Keys.Where(name => name.Length == 0 || EdgeText.Line(name, EdgeLimits.LabelNameBytes) != name))
        {
            yield return new($"{field}.{name}", $"'{name}' is no name: use one line of at most {EdgeLimits.LabelNameBytes} bytes.");
        }
    }

    private static IEnumerable<FieldError> CheckValue(string field, TemplateValue value)
    {
        if (value.From.IsEmpty && value.Otherwise is null)
        {
            yield return new(field, "Say where it comes from: a path such as $.title, or a text.");
        }

        if (value.From.Length > FromMax)
        {
            yield return new(field, $"It is looked for in at most {FromMax} places, not in {value.From.Length}.");
        }

        if (value.Map.Count > MapMax)
        {
            yield return new(field + ".map", $"A map has at most {MapMax} words, this one has {value.Map.Count}.");
        }

        foreach (FieldError wrong in value.From.Where(from => from.StartsWith('$')).SelectMany(from => CheckPath(field, from)))
        {
            yield return wrong;
        }

        foreach (var same in value.Map.Keys.GroupBy(word => word, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            yield return new(field + ".map", $"'{same.Key}' stands here twice; upper and lower case are the same.");
        }
    }

    private static IEnumerable<FieldError> CheckPath(string field, string path)
    {
        string? wrong = null;
        try
        {
            TemplatePath.Parse(path);
        }
        catch (FormatException unreadable)
        {
            wrong = unreadable.Message;
        }

        return wrong is null ? [] : [new(field, wrong)];
    }

    /// <summary>The words that the template itself writes; what the sender writes is seen when it comes.</summary>
    private static IEnumerable<FieldError> CheckWords(string field, TemplateValue value, Func<string, bool> isKnown, string known) =>
        value
            .Map.Select(pair => ($"{field}.map.{pair.Key}", pair.Value))
            .Concat(value.Otherwise is { } otherwise ? [($"{field}.otherwise", otherwise)] : [])
            .Concat(value.From.Where(from => !from.StartsWith('$')).Select(literal => (field, literal)))
            .Where(word => !isKnown(word.Item2))
            .Select(word => new FieldError(word.Item1, $"'{word.Item2}' means nothing here: write {known}."));

    private static bool IsStatus(string word) => Statuses.Contains(word, StringComparer.Ordinal);
}
