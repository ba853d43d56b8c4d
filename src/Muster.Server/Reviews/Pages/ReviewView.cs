// Everything that the page of one review shows, for one reader at one instant.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Wording;
using Muster.Engine.Slos;
using Muster.Server.Web.Access;

namespace Muster.Server.Reviews.Pages;

public sealed record ReviewView
{
    public required ReviewRecord Record { get; init; }

    /// <summary>What the incident cost error budgets, the dearest first.</summary>
    public required ImmutableArray<IncidentCost> Costs { get; init; }

    public required string Rev { get; init; }

    public required Caller Reader { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether what is done helped, by the id of the action item.</summary>
    public IReadOnlyDictionary<string, ActionEffect> Effects { get; init; } = ImmutableDictionary<string, ActionEffect>.Empty;

    /// <summary>The form that was refused, with what was typed; null on a page that nobody posted to.</summary>
    public RefusedForm? Refused { get; init; }

    public Review Review => Record.Review;

    public Incident Incident => Record.Incident;

    public string Url => $"/reviews/{Incident.Id}";

    public string Topics => TopicsOf(Incident.Id);

    public bool IsClosed => Review.Closure is not null;

    public bool IsOverdue => !IsClosed && Review.DueAt <= Now;

    /// <summary>Whether the reader may change the review as it stands.</summary>
    public bool MayWrite => Reader.MayRespond && !IsClosed;

    /// <summary>What changes this page, for the live stream.</summary>
    public static string TopicsOf(IncidentId incident) => $"review:{incident},incident:{incident}";

    /// <summary>The service as people call it; null where the incident names none.</summary>
    public string? ServiceName => Incident.Service is { } service ? Record.Organisation.Service(service)?.Name : null;

    /// <summary>Null while it is not done, and in a drill, whose service is simulated.</summary>
    public ActionEffect? EffectOf(ActionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Effects.GetValueOrDefault(item.Id);
    }

    public string Who(Actor by) => Record.Who(by);

    /// <summary>Whether this form was refused: it comes open.</summary>
    public bool WasRefused(string form) => Refused?.Form == form;

    /// <summary>What stands in a field: what was typed when its form was refused, else what the page offers.</summary>
    public string? Value(string form, string field, string? offered = null) => WasRefused(form) ? Refused!.Value(field) : offered;

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? Error(string form, string field) => WasRefused(form) ? Refused!.Error(field) : null;

    /// <summary>What the linter finds in a text of the review, by the name of its field.</summary>
    public ImmutableArray<Finding> FindingsOf(string field) => Record.Linted.FirstOrDefault(part => part.Field == field)?.Findings ?? [];

    /// <summary>The standing answers directly below one; those at the top for null. In the order in which they were given.</summary>
    public ImmutableArray<Why> Below(string? parent) => [.. Review.Whys.Where(why => why.Parent == parent && why.Removal is null)];

    /// <summary>What one asks next below an answer; where it names a person, how the system allowed it.</summary>
    public static string Question(Why? above) =>
        above is null ? "Why did it happen?"
        : BlamelessRules.BlameIn(above.Text) is null ? "Why?"
        : BlamelessRules.NextQuestion;
}
