// Random commands for incidents: few people, few ids, so that they meet.
using CsCheck;
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentCommand;

namespace Muster.Core.Tests.Incidents;

internal static class IncidentCommandGen
{
    private static readonly Gen<PersonId> People = Gen.OneOf("ana", "ben", "cleo", "dan").Select(name => new PersonId(name));

    private static readonly Gen<Actor> Actors = Gen.Frequency(
        (8, People.Select(person => Actor.Person(person.Value))),
        (1, Gen.Const(Actor.Key("ci"))),
        (1, Gen.Const(Actor.System("rotation")))
    );

    private static readonly Gen<string> Ids = Gen.OneOf("1", "2", "3");

    private static readonly Gen<string> Texts = Gen.Frequency(
        (9, Gen.Const("Some words.")),
        (1, Gen.OneOf("", "   ", new string('x', 5_000)))
    );

    private static readonly Gen<Role> Roles = Gen.OneOf(Enum.GetValues<Role>());

    private static readonly Gen<Severity> Severities = Gen.OneOf(Severity.Sev1, Severity.Sev1, Severity.Sev2, Severity.Sev3, Severity.Sev4);

    /// <summary>Minutes from now, mostly near it.</summary>
    private static readonly Gen<TimeSpan> Offsets = Gen.Int[-120, 120].Select(minutes => TimeSpan.FromMinutes(minutes));

    /// <summary>From 4 to 60 commands, half a minute to ten minutes apart, the first of them nearly always a declaration.</summary>
    public static readonly Gen<IncidentCommand[]> Sequence = Gen.Select(
        Command().Array[3, 59],
        Gen.Frequency((9, Declaration()), (1, Command())),
        (rest, first) => (IncidentCommand[])[.. Timed([first, .. rest])]
    );

    private static IEnumerable<IncidentCommand> Timed(IEnumerable<Func<DateTimeOffset, IncidentCommand>> commands) =>
        commands.Select((make, step) => make(IncidentStory.At(step * 5)));

    private static Gen<Func<DateTimeOffset, IncidentCommand>> Declaration() =>
        Gen.Select(Severities, People.Nullable(), Actors, Texts)
            .Select(
                (severity, commander, by, title) =>
                    (Func<DateTimeOffset, IncidentCommand>)(
                        at => new Declare(
                            IncidentStory.Id,
                            IncidentType.Incident,
                            title,
                            severity,
                            null,
                            at.AddMinutes(-9),
                            null,
                            commander,
                            by,
                            at
                        )
                    )
            );

    private static Gen<Func<DateTimeOffset, IncidentCommand>> Command() =>
        Gen.Frequency((10, AboutPeople()), (5, AboutPhases()), (4, AboutWork()), (3, AboutDrafts()), (1, Declaration()));

    private static Gen<Func<DateTimeOffset, IncidentCommand>> AboutPeople() =>
        Gen.Select(Gen.Int[0, 10], People, Roles, Severities, Actors, Texts)
            .Select(
                (kind, person, role, severity, by, text) =>
                    (Func<DateTimeOffset, IncidentCommand>)(
                        at =>
                            kind switch
                            {
                                0 => new Acknowledge(person, null, at.AddMinutes(-2), Actor.Person(person.Value), at),
                                1 => new AssignRole(role, person, by, at),
                                2 => new ReleaseRole(role, text, by, at),
                                3 => new OfferCommand(person, by, at),
                                4 => new AcceptCommand(person, Actor.Person(person.Value), at),
                                5 => new AcceptCommand(person, by, at),
                                7 or 8 => new AskForCommand(person, Actor.Person(person.Value), at),
                                9 => new ChaseAsk(at.AddMinutes(-5 * (person.Value.Length - 3)), Actor.System("pager"), at),
                                6 => new DeclineCommand(person, text, Actor.Person(person.Value), at),
                                _ => new ChangeSeverity(severity, text, by, at),
                            }
                    )
            );

    private static Gen<Func<DateTimeOffset, IncidentCommand>> AboutPhases() =>
        Gen.Select(Gen.Int[0, 10], Offsets, Offsets.Nullable(), Actors, Texts)
            .Select(
                (kind, offset, next, by, text) =>
                    (Func<DateTimeOffset, IncidentCommand>)(
                        at =>
                            kind switch
                            {
                                0 or 1 => new Mitigate(at + offset, text, by, at),
                                2 or 3 => new Resolve(text, by, at),
                                4 => new Reopen(text, by, at),
                                5 => new MarkReviewed(by, at),
                                6 => new SetImpactStart(at + offset, by, at),
                                7 => new PublishStatement(new HoldingStatement($"{offset}", text, text, text, at + next), by, at),
                                8 => new ChaseResolution(at + offset, by, at),
                                9 => new HearCustomers(
                                    null,
                                    "Something else",
                                    offset.Minutes,
                                    at + offset,
                                    [text],
                                    Actor.System("customers"),
                                    at
                                ),
                                _ => new ChaseUpdate(at, by, at),
                            }
                    )
            );

    private static Gen<Func<DateTimeOffset, IncidentCommand>> AboutDrafts() =>
        Gen.Select(Gen.Int[0, 10], Ids, Offsets.Nullable(), Actors, Texts)
            .Select(
                (kind, id, next, by, text) =>
                    (Func<DateTimeOffset, IncidentCommand>)(
                        at =>
                            kind switch
                            {
                                0 or 1 => new DraftStatement(new HoldingStatement(id, text, text, text, at + next), by, at),
                                2 => new LookAtDraft(id, next is null, text, by, at),
                                3 => new WithdrawDraft(id, text, by, at),
                                4 => new RemindOfUpdate(at, 50, Actor.System("pager"), at),
                                5 => new NotePublished(new(1), text, by, at),
                                6 => new NoteWithdrawn(new(1), text, by, at),
                                7 => new TellRun(new RunId(1), text, text, next is null, by, at),
                                8 => new BreakGlass(new RunId(1), text, new PersonId("ana"), text, by, at),
                                9 => new RestoreDraft(id, by, at),
                                _ => new PublishDraft(id, at + next, by, at),
                            }
                    )
            );

    private static Gen<Func<DateTimeOffset, IncidentCommand>> AboutWork() =>
        Gen.Select(Gen.Int[0, 11], Ids, People, Offsets, Actors, Texts)
            .Select(
                (kind, id, person, offset, by, text) =>
                    (Func<DateTimeOffset, IncidentCommand>)(
                        at =>
                            kind switch
                            {
                                0 => new AssignTask(id, text, person, at + offset, by, at),
                                1 => new FinishTask(id, text, by, at),
                                2 => new CancelTask(id, text, by, at),
                                3 => new ChaseTask(id, by, at),
                                4 => new ChooseMitigation(id, MitigationKind.RollBack, text, person, by, at),
                                5 => new ReportMitigation(id, MitigationOutcome.Partly, text, by, at),
                                6 => new Note(id, NoteKind.Chat, text, at + offset, by, at),
                                7 => new RemoveEntry(id, text, by, at),
                                8 => new RestoreEntry(id, by, at),
                                11 => new MarkChange(
                                    id,
                                    text,
                                    offset < TimeSpan.Zero ? ChangeVerdict.Suspected : ChangeVerdict.Cleared,
                                    by,
                                    at
                                ),
                                9 => new LinkAlertGroup(new AlertGroupId(id), text, by, at),
                                _ => new Retitle(text, by, at),
                            }
                    )
            );
}
