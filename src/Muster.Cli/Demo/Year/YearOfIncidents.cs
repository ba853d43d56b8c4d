// A year of StreamFlow: two thousand incidents with their pages, statements, reviews and action items, and what paged in vain.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Cli.Demo.Year;

/// <summary>
/// Every stream is decided by the rules of what it is and written by the store, so the record is chained as any other. It is written many streams a commit and without the
/// engine's reactions: all that they would have set in motion is over.
/// </summary>
internal sealed class YearOfIncidents
{
    /// <summary>As many real incidents.</summary>
    public const int Usual = 2_000;

    public static readonly TimeSpan Lasts = TimeSpan.FromDays(356);

    private const int PerCommit = 40;
    private const ulong Seed = 2026;

    private readonly IEventStore _events;
    private readonly ILookup<string, IProjection> _projections;
    private readonly Organisation _organisation;
    private readonly Chances _chances = new(Seed);
    private readonly YearAlerts _alerts;
    private readonly YearIncidents _incidents;
    private readonly YearReviews _reviews;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;

    /// <param name="to">Where the year ends; what comes after is told by others.</param>
    public YearOfIncidents(IServiceProvider services, Organisation organisation, DateTimeOffset to)
    {
        _events = services.GetRequiredService<IEventStore>();
        _projections = services.GetServices<IProjection>().ToLookup(one => one.Category, StringComparer.Ordinal);
        _organisation = organisation;
        (_from, _to) = (to - Lasts + TimeSpan.FromDays(1), to);
        _alerts = new(organisation, services.GetRequiredService<IIds>(), _chances);
        _incidents = new(organisation, _alerts, _chances);
        _reviews = new(organisation, _chances, to);
    }

    public async Task TellAsync(int incidents)
    {
        DateTimeOffset[] began =
        [
            .. Enumerable
                .Range(0, incidents)
                .Select(_ => _chances.On(_from.AddDays(_chances.Below((int)(_to - _from).TotalDays - 7))))
                .Order(),
        ];
        List<Happening> told = [];
        for (int place = 0; place < began.Length; place++)
        {
            IncidentId id = new(await _events.NextNumberAsync(IncidentCategory, CancellationToken.None));
            Happening one = _incidents.Tell(id, began[place], (double)place / began.Length);
            _reviews.Tell(one);
            told.Add(one);
            told.AddRange(InVain(began[place]));
            if (place % 40 == 39)
            {
                told.Add(await DrillAsync(began[place].AddHours(3)));
            }

            if (told.Count >= PerCommit || place == began.Length - 1)
            {
                await WriteAsync(told);
                told.Clear();
            }
        }
    }

    private const string IncidentCategory = "incident";

    /// <summary>What paged and became no incident, what paged nobody, and what came and went.</summary>
    private IEnumerable<Happening> InVain(DateTimeOffset near)
    {
        if (_chances.Is(0.75))
        {
            Trouble trouble = _chances.Trouble();
            DateTimeOffset at = _chances.On(near);
            AlertGroup group = _alerts.Group(trouble, Severity.Sev2, at, at + _chances.Time(TimeSpan.FromMinutes(9), 1));
            Told<Core.Paging.Page, PageCommand, PageEvent> page = _alerts.Page(group, at.AddSeconds(3));
            DateTimeOffset answered = at + _chances.Time(TimeSpan.FromMinutes(4), 0.9);
            if (answered < group.ClosedAt)
            {
                _alerts.Answer(page, _alerts.OnCall(_organisation.Service(new(trouble.Service))!, answered), answered);
            }

            YearAlerts.End(page, group.ClosedAt!.Value);
            yield return new() { Page = page, Group = group with { Page = page.State.Id, PagedAs = Severity.Sev2 } };
        }

        for (int times = _chances.Below(3); times > 0; times--)
        {
            DateTimeOffset at = _chances.On(near);
            string? held = _chances.Is(0.15) ? HeldReasons.Flapping(FlappingDefaults.TimesMin + _chances.Below(9)) : null;
            Severity severity = held is null ? Severity.Sev3 : Severity.Sev2;
            yield return new()
            {
                Group = _alerts.Group(_chances.Trouble(), severity, at, at + _chances.Time(TimeSpan.FromMinutes(6), 1), held),
            };
        }
    }

    /// <summary>A drill of an earlier version of its scenario, with its incident.</summary>
    private async Task<Happening> DrillAsync(DateTimeOffset at)
    {
        DrillId id = new(await _events.NextNumberAsync(Core.Drills.Drill.Category, CancellationToken.None));
        IncidentId incident = new(await _events.NextNumberAsync(IncidentCategory, CancellationToken.None));
        PersonId commander = _chances.One([.. _organisation.People.Values]).Id;
        Actor by = Actor.Person(commander.Value);
        Told<Core.Drills.Drill, DrillCommand, DrillEvent> drill = new(id.Value);
        void Play(DrillCommand command) => drill.Do(command, command.By, command.At);
        Play(
            new DrillCommand.Start(
                id,
                "streamflow-buffering",
                "earlier",
                1 + _chances.Below(900),
                "normal",
                1_800,
                1,
                PagesPeople: false,
                by,
                at
            )
        );
        Told<Core.Incidents.Incident, IncidentCommand, IncidentEvent> told = new(incident.Value);
        void Do(IncidentCommand command) => told.Do(command, command.By, command.At);
        DateTimeOffset declared = at + _chances.Time(TimeSpan.FromMinutes(3), 0.6);
        DateTimeOffset stopped = declared + _chances.Time(TimeSpan.FromMinutes(8), 0.6);
        Do(
            new IncidentCommand.Declare(
                incident,
                IncidentType.Drill,
                "Streams buffer (drill)",
                Severity.Sev2,
                new("playback-api"),
                at,
                declared,
                commander,
                by,
                declared
            )
            {
                DetectedBy = DetectionSource.Monitoring,
                Drill = id,
            }
        );
        Play(new DrillCommand.LinkIncident(incident, by, declared));
        Do(new IncidentCommand.Mitigate(stopped, "Streams play again", by, stopped));
        Do(new IncidentCommand.Resolve("The drill is over", by, stopped.AddMinutes(1)));
        Play(new DrillCommand.Stop(by, stopped.AddMinutes(2)));
        return new() { Incident = told, Drill = drill };
    }

    private async Task WriteAsync(List<Happening> told)
    {
        (Append Append, object State)[] streams =
        [
            .. told.SelectMany(one =>
                    new (Append, object)?[]
                    {
                        one.Drill is { } drill ? (drill.ToAppend(), drill.State) : null,
                        one.Incident is { } incident ? (incident.ToAppend(), incident.State) : null,
                        one.Page is { } page ? (page.ToAppend(), page.State) : null,
                        one.Review is { } review ? (review.ToAppend(), review.State) : null,
                    }
                )
                .OfType<(Append, object)>(),
        ];
        ImmutableArray<AlertGroup> groups = [.. told.Select(one => one.Group).OfType<AlertGroup>()];
        IEnumerable<View> rows = streams
            .Select(one => (one.Append.Stream, one.State))
            .Concat(groups.Select(group => (new StreamId(Work.GroupCategory, group.Id.Value), (object)group)))
            .SelectMany(one => _projections[one.Item1.Category].SelectMany(projection => projection.Project(one.Item1, one.Item2, _to)));
        Commit commit = new()
        {
            Appends = [.. streams.Select(one => one.Append)],
            Groups = groups,
            Views = [.. rows.GroupBy(row => (row.Kind, row.Id)).Select(row => row.Last())],
            TimersSet =
            [
                .. told.Select(one => one.Review?.State)
                    .Where(review => review is { Closure: null, DueAt: { } due } && due > _to)
                    .Select(review => EngineTimers.ForReview(review!.Incident, review.DueAt!.Value)),
            ],
        };
        if (await _events.CommitAsync(commit, CancellationToken.None) is not CommitResult.Committed)
        {
            throw new InvalidOperationException("The year's story meets what is there already.");
        }
    }
}
