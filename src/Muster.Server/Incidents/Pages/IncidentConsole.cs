// Everything that the console of one incident shows, for one reader at one instant.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;

namespace Muster.Server.Incidents.Pages;

public sealed record IncidentConsole
{
    public required IncidentRecord Record { get; init; }

    /// <summary>Newest first; cut at <see cref="ConsoleReader.LinesShown"/> unless all are asked for.</summary>
    public required ImmutableArray<TimelineLine> Lines { get; init; }

    public required int LinesTotal { get; init; }

    public required bool ShowsAll { get; init; }

    /// <summary>The pages that ring now, and whom they reach next.</summary>
    public required ImmutableArray<RingingPage> Ringing { get; init; }

    /// <summary>What was changed lately, and what can be done, before anybody knows the cause.</summary>
    public required FirstLook FirstLook { get; init; }

    /// <summary>The runs of runbooks and commands for it, those that are open first.</summary>
    public ImmutableArray<RunRow> Runs { get; init; } = [];

    /// <summary>What customers said of it, newest first; the latest of them.</summary>
    public required ImmutableArray<CustomerReportRow> Reports { get; init; }

    /// <summary>What the status page says of it, newest first.</summary>
    public ImmutableArray<Bulletin> Bulletins { get; init; } = [];

    /// <summary>The rooms that could not be told what is new.</summary>
    public required ImmutableArray<RoomRow> RoomsBehind { get; init; }

    /// <summary>The next update by the clock of the drill that it is played in; null where none is due, and for what is real.</summary>
    public DrillPromise? Promise { get; init; }

    public required Caller Reader { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>What changes this page, for the live stream.</summary>
    public required string Topics { get; init; }

    public required string Rev { get; init; }

    /// <summary>The form that was refused, with what was typed; null on a page that nobody posted to.</summary>
    public RefusedForm? Refused { get; init; }

    /// <summary>What drafts are held to; null where none waits to be published.</summary>
    public StatementTerms? Terms { get; init; }

    /// <summary>How the statement that was typed reads; null on a page where none was.</summary>
    public StatementPreview? Preview { get; init; }

    public Incident Incident => Record.Incident;

    public string Url => $"/incidents/{Incident.Id}";

    public string LiveUrl => ShowsAll ? $"{Url}/live?all=1" : $"{Url}/live";

    /// <summary>When the harm began as far as anybody knows; else when it was noticed.</summary>
    public DateTimeOffset Began => Incident.Began;

    /// <summary>The service that fails; null when none was named, or it is not in use any more.</summary>
    public Service? Service => Incident.Service is { } service ? Record.Organisation.Service(service) : null;

    public bool MayWrite => Reader.MayRespond;

    public bool IsOver => Incident.Phase is Phase.Resolved or Phase.Reviewed;

    public bool IsOpen => !IsOver;

    /// <summary>The last word is spoken: nothing but reopening is offered.</summary>
    public bool IsClosed => Incident.Phase == Phase.Reviewed;

    public string NameOf(PersonId person) => Record.NameOf(person);

    public bool IsReader(PersonId? person) => person is not null && person == Reader.Person;

    /// <summary>What stands in a field: what was typed when its form was refused, else what the page offers.</summary>
    public string? Value(string form, string field, string? offered = null) => Refused?.Form == form ? Refused.Value(field) : offered;

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? Error(string form, string field) => Refused?.Form == form ? Refused.Error(field) : null;
}
