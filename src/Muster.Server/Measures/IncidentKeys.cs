// To which group of a table an incident belongs, and what that group is called.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Measures;

namespace Muster.Server.Measures;

/// <summary>The team of an incident is the one that owns its service today: who owned it then is not in the facts.</summary>
internal sealed class IncidentKeys(Organisation organisation, MeasureGrouping by)
{
    /// <summary>The group of what has none: no service, no team, nobody known.</summary>
    public const string None = "none";

    /// <summary>Whether its keys have an order of their own: severities.</summary>
    public bool IsRanked => by == MeasureGrouping.Severity;

    public bool IsByTime => by is MeasureGrouping.Month or MeasureGrouping.Quarter;

    public string Of(IncidentFacts one) =>
        by switch
        {
            MeasureGrouping.Severity => one.Severity.Label(),
            MeasureGrouping.Service => one.Service?.Value ?? None,
            MeasureGrouping.Team => Team(one)?.Value ?? None,
            MeasureGrouping.DetectedBy => one.DetectedBy?.Label() ?? None,
            MeasureGrouping.Month => MeasurePeriod.MonthOf(one.DeclaredAt),
            MeasureGrouping.Quarter => MeasurePeriod.QuarterOf(one.DeclaredAt),
        };

    /// <summary>The month or the quarter before one.</summary>
    public string Earlier(string key)
    {
        DateTimeOffset before = MeasurePeriod.Read(key, default)!.Value.From.AddDays(-1);
        return by == MeasureGrouping.Month ? MeasurePeriod.MonthOf(before) : MeasurePeriod.QuarterOf(before);
    }

    /// <summary>The question for what a group, or all, is compared with: the period before, and of a month or a quarter the one before it, as far as it was counted.</summary>
    /// <param name="key">Null for all.</param>
    public MeasureQuestion Before(MeasureQuestion asked, string? key)
    {
        if (key is null || !IsByTime)
        {
            return asked.Earlier() with { Group = key ?? asked.Group };
        }

        MeasurePeriod earlier = MeasurePeriod.Read(Earlier(key), default)!.Value;
        DateTimeOffset from = earlier.From > asked.Period.Before.From ? earlier.From : asked.Period.Before.From;
        return asked with { Period = earlier with { From = from }, Named = null, Group = null };
    }

    public string Label(string key) =>
        (by, key) switch
        {
            (MeasureGrouping.Service, None) => "no service",
            (MeasureGrouping.Team, None) => "no team",
            (MeasureGrouping.DetectedBy, None) => "not known",
            (MeasureGrouping.Service, _) => organisation.Service(new(key))?.Name ?? key,
            (MeasureGrouping.Team, _) => organisation.Team(new(key))?.Name ?? key,
            _ => key,
        };

    /// <summary>Whether the question, but for its period and its group, takes an incident.</summary>
    public bool Takes(MeasureQuestion asked, IncidentFacts one) =>
        (asked.Severity is null || one.Severity == asked.Severity)
        && (asked.Service is null || one.Service == asked.Service)
        && (asked.Team is null || Team(one) == asked.Team)
        && (asked.DetectedBy is null || one.DetectedBy == asked.DetectedBy)
        && (asked.Group is null || Of(one) == asked.Group);

    private TeamId? Team(IncidentFacts one) => one.Service is { } service ? organisation.Service(service)?.Team : null;
}
