// Everything that needs a person now, for one reader at one instant.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Rosters;
using Muster.Engine.Pager;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Shells;

namespace Muster.Server.Now;

public sealed record NowView
{
    /// <summary>What changes this page, for the live stream.</summary>
    public const string Topics = "incident,page,group,review,organisation,roster";

    public required Caller Reader { get; init; }

    public required Organisation Organisation { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required string Rev { get; init; }

    /// <summary>The pages that ring for the reader.</summary>
    public required ImmutableArray<RingingPage> Mine { get; init; }

    /// <summary>The pages that nobody answered, although everybody was asked; newest first.</summary>
    public required ImmutableArray<PageRow> Unanswered { get; init; }

    /// <summary>The open incidents, the most severe first.</summary>
    public required ImmutableArray<IncidentRow> Incidents { get; init; }

    /// <summary>How many are open; may be more than are shown.</summary>
    public required int IncidentsTotal { get; init; }

    /// <summary>The alert groups that fire and belong to no incident, the most severe first.</summary>
    public required ImmutableArray<AlertGroup> Groups { get; init; }

    /// <summary>The incident that groups which began together look like; null when none do.</summary>
    public required SuggestedIncident? Suggested { get; init; }

    /// <summary>The pages of <see cref="Groups"/>; a group that pages nobody has none.</summary>
    public required ImmutableDictionary<PageId, PageRow> Pages { get; init; }

    public required ImmutableArray<OnCallSchedule> OnCall { get; init; }

    /// <summary>The swaps that the reader is asked for and has not answered, by start.</summary>
    public required ImmutableArray<Swap> Swaps { get; init; }

    /// <summary>The reviews that are overdue or due soon, the most urgent first.</summary>
    public required ImmutableArray<ReviewRow> Reviews { get; init; }

    public required MutedNow Muted { get; init; }

    /// <summary>How many alert groups fire and are muted.</summary>
    public required int SilencedGroups { get; init; }

    public required EngineReport Engine { get; init; }

    /// <summary>What is wrong with how e-mail leaves; null when nothing is.</summary>
    public required string? MailWarning { get; init; }

    /// <summary>Whether no alert ever came and no incident was ever declared: the reader has just begun.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Where monitoring sends its alerts.</summary>
    public required string AlertsUrl { get; init; }

    /// <summary>Whether nothing at all waits for anybody.</summary>
    public bool IsQuiet => Mine.IsEmpty && Unanswered.IsEmpty && Incidents.IsEmpty && Groups.IsEmpty;

    /// <summary>Whether the reader is this person.</summary>
    public bool IsReader(PersonId? person) => person is not null && person == Reader.Person;

    /// <summary>The page of a group; null when it has none.</summary>
    public PageRow? PageOf(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Page is { } page ? Pages.GetValueOrDefault(page) : null;
    }

    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;

    /// <summary>A silence names who made it by the person's id, or by whatever a tool wrote.</summary>
    public string NameOfOwner(string who) => Slug.IsValid(who) ? NameOf(new PersonId(who)) : who;

    public string? NameOf(ServiceId? service) => service is { } id ? Organisation.Service(id)?.Name ?? id.Value : null;
}
