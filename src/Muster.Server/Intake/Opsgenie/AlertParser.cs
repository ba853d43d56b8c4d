// Reads an alert of Opsgenie's API.
using Muster.Core.Kernel;

namespace Muster.Server.Intake.Opsgenie;

internal static class AlertParser
{
    /// <summary>Opsgenie's own limits, in characters.</summary>
    public const int MessageMax = 130;
    public const int AliasMax = 512;
    public const int DescriptionMax = 15_000;
    public const int NoteMax = 25_000;
    public const int WordMax = 512;
    public const int TagsMax = 20;

    private static readonly string[] Priorities = ["P1", "P2", "P3", "P4", "P5"];

    /// <summary>The alert; it counts only when <paramref name="fields"/> then has no mistakes.</summary>
    public static OpsgenieAlert Read(OpsgenieFields fields)
    {
        string message = fields.Required("message", MessageMax);
        string? alias = fields.Text("alias", AliasMax);
        return new(
            EdgeText.Line(message, EdgeLimits.TitleBytes),
            string.IsNullOrWhiteSpace(alias) ? null : alias,
            fields.Text("description", DescriptionMax) is { } text ? EdgeText.Clean(text, EdgeLimits.DetailsBytes) : null,
            fields.Texts("tags", TagsMax),
            fields.Map("details"),
            Line(fields.Text("entity", WordMax)),
            Line(fields.Text("source", WordMax)),
            Priority(fields, isRequired: false),
            fields.Team("responders") ?? fields.Team("teams"),
            Line(fields.Text("user", WordMax)),
            fields.Text("note", NoteMax) is { } note ? EdgeText.Clean(note, EdgeLimits.DetailsBytes) : null
        );
    }

    /// <summary>Null beside a mistake, or when it may be left out and is.</summary>
    public static string? Priority(OpsgenieFields fields, bool isRequired, string field = "priority")
    {
        string? sent = isRequired ? fields.Required(field, WordMax) : fields.Text(field, WordMax);
        if (string.IsNullOrWhiteSpace(sent))
        {
            return null;
        }

        string priority = sent.Trim().ToUpperInvariant();
        if (Priorities.Contains(priority, StringComparer.Ordinal))
        {
            return priority;
        }

        fields.Wrong(field, "It should be one of P1, P2, P3, P4, P5.");
        return null;
    }

    public static string? Line(string? text) =>
        text is not null && EdgeText.Line(text, EdgeLimits.TitleBytes) is { Length: > 0 } line ? line : null;
}
