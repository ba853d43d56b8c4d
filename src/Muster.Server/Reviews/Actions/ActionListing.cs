// Which action items a list shows: by status, owner, team, service, type, priority and words; in which order, and from where.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Reviews.Actions;

/// <param name="Asked">As it was asked, for the links of a page.</param>
/// <param name="After">Where the previous page ended; null for the first.</param>
public sealed record ActionListing(
    ActionQuestion Asked,
    string Status,
    ActionItemType? Type,
    ActionItemPriority? Priority,
    bool ByPriority,
    ViewCursor? After,
    int Limit
)
{
    private const string SortDue = "due";

    private const string SortPriority = "priority";

    private static readonly string[] Statuses = [Views.Open, Views.Overdue, Views.Done];

    public bool IsDone => Status == Views.Done;

    /// <summary>Null with every mistake in the question.</summary>
    public static ActionListing? Read(ActionQuestion asked, out Rejection? why)
    {
        ArgumentNullException.ThrowIfNull(asked);
        string status = Said(asked.Status) ?? Views.Open;
        string sort = Said(asked.Sort) ?? SortDue;
        int limit = asked.Limit ?? ListQuestion.LimitUsual;
        bool isList = ListQuestion.TryRead(status, Statuses, asked.Cursor, limit, out ViewCursor? after, out Rejection? wrong);
        FieldErrors errors = new FieldErrors()
            .When(!Knows<ActionItemType>(asked.Type, out ActionItemType? type), "type", $"Use one of {Names<ActionItemType>()}.")
            .When(
                !Knows<ActionItemPriority>(asked.Priority, out ActionItemPriority? priority),
                "priority",
                $"Use one of {Names<ActionItemPriority>()}."
            )
            .When(sort is not (SortDue or SortPriority), "sort", $"Use {SortDue} or {SortPriority}.");
        foreach (FieldError one in wrong?.Errors ?? [])
        {
            errors.When(true, one.Field, one.Message);
        }

        why = errors.Any ? errors.Refuse("request.invalid", "The list was not read, because the question is not right.") : null;
        return isList && why is null ? new(asked, status, type, priority, sort == SortPriority, after, limit) : null;
    }

    public bool Fits(ActionRow row, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(organisation);
        return (Said(Asked.Owner) is not { } owner || row.Item.Owner.Value == owner)
            && (Said(Asked.Service) is not { } service || row.Service?.Value == service)
            && (Type is null || row.Item.Type == Type)
            && (Priority is null || row.Item.Priority == Priority)
            && (Said(Asked.Team) is not { } team || organisation.TeamOf(row.Service, row.Item.Owner)?.Id.Value == team);
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool Knows<T>(string? text, out T? known)
        where T : struct, Enum
    {
        known = Said(text) is { } said && Enum.TryParse(said, ignoreCase: true, out T read) && Enum.IsDefined(read) ? read : null;
        return known is not null || Said(text) is null;
    }

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
}
