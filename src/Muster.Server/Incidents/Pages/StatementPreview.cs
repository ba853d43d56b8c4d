// How a statement reads to each of its audiences before it is published, and what the linter marks in it.
using System.Collections.Immutable;
using Muster.Core.Communications;
using Muster.Core.Communications.Lint;
using Muster.Core.Communications.Rendering;
using Muster.Core.Incidents;

namespace Muster.Server.Incidents.Pages;

/// <param name="Renderings">One for each audience.</param>
/// <param name="Findings">In the order of the lines; empty while nothing is written.</param>
/// <param name="Answered">The rules that the author answers for.</param>
/// <param name="IsPublic">Whether findings must be answered for.</param>
public sealed record StatementPreview(
    ImmutableArray<RenderedStatement> Renderings,
    ImmutableArray<StatementFinding> Findings,
    ImmutableArray<string> Answered,
    bool IsPublic
)
{
    public static StatementPreview Of(
        IncidentRecord record,
        StatementTerms terms,
        HoldingStatement statement,
        ImmutableArray<string> answered,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(statement);
        Incident incident = record.Incident;
        bool isPublic = statement.Audiences.Contains(Audience.Public);
        SaidStatement said = new(
            statement,
            incident.Id.Value,
            incident.Title,
            incident.Severity,
            now,
            incident.Began,
            incident.Commander is { } commander ? record.NameOf(commander) : null,
            statement.Corrects is { } corrected ? incident.Statement(corrected)?.At : null
        )
        {
            ShowsSeverityToPublic = record.ShowsSeverity,
        };
        bool isWritten = statement.Status.Length > 0 || statement.Impact.Length > 0 || statement.CurrentAction.Length > 0;
        return new(
            [.. statement.Audiences.Select(audience => StatementRenderer.For(said, audience))],
            isWritten
                ? StatementFinding.In(
                    incident.Title,
                    statement,
                    new(isPublic ? Audience.Public : Audience.Internal, terms.Facts, terms.InternalNames)
                )
                : [],
            answered,
            isPublic
        );
    }

    public static string Name(Audience audience) =>
        audience switch
        {
            Audience.Internal => "Colleagues",
            Audience.Executive => "Executives",
            Audience.Public => "The public",
        };

    public static string FieldName(string field) =>
        field switch
        {
            "title" => "title",
            "status" => "status",
            "impact" => "impact",
            "currentAction" => "current action",
            _ => "next update",
        };
}
