// Which commands a bulletin takes.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using static Muster.Core.StatusPage.BulletinCommand;

namespace Muster.Core.StatusPage;

internal static class BulletinRules
{
    private const string Invalid = "bulletin.invalid";

    private static readonly Rejection NotFound = Rejection.NotFound("bulletin.not_found", "There is no such bulletin on the status page.");

    private static readonly Rejection OffThePage = new(
        "bulletin.withdrawn",
        "This bulletin was taken off the status page, so nothing was published. Restore it first."
    );

    private static readonly Rejection Over = new(
        "bulletin.over",
        "This maintenance is over, so nothing was published. Correct one of its updates, or plan another."
    );

    private static readonly Rejection Begun = new(
        "bulletin.begun",
        "This maintenance has begun or is over, and cannot be moved. Say in an update until when it takes."
    );

    private static readonly Reason AlreadyOpen = new("already_open", "It is on the status page already.");
    private static readonly Reason AlreadyWithdrawn = new("already_withdrawn", "It is off the status page already.");
    private static readonly Reason NotWithdrawn = new("not_withdrawn", "It is on the status page.");
    private static readonly Reason Unchanged = new("unchanged", "The bulletin says this already.");
    private static readonly Reason NotYet = new("not_yet", "Its time has not come.");

    public static Decision<BulletinEvent> Decide(Bulletin bulletin, BulletinCommand command) =>
        BulletinWords.Judge(command, DecideWhole(bulletin, command));

    private static Decision<BulletinEvent> DecideWhole(Bulletin bulletin, BulletinCommand command) =>
        command switch
        {
            OpenIncident c => bulletin.Exists ? AlreadyOpen : Open(c),
            PlanMaintenance c => bulletin.Exists ? AlreadyOpen : Plan(c),
            _ when !bulletin.Exists => NotFound,
            Withdraw c => TakeOff(bulletin, c),
            Restore c => bulletin.Withdrawal is null ? NotWithdrawn : new BulletinEvent.Restored(c.By, c.At),
            KeepTime c => Keep(bulletin, c),
            _ when bulletin.Withdrawal is not null => OffThePage,
            Update c => Say(bulletin, c),
            Describe c => Describe(bulletin, c),
            Reschedule c => Move(bulletin, c),
            _ => throw new UnreachableException($"No rule answers {command.GetType().Name}."),
        };

    private static Decision<BulletinEvent> Open(OpenIncident command)
    {
        FieldErrors errors = Titled(command.Title)
            .Text("body", command.Body, BulletinLimits.BodyCharactersMax)
            .When(
                command.Status.KindOf() != BulletinKind.Incident,
                "status",
                "An incident is investigating, identified, monitoring or resolved."
            )
            .When(command.Impact == BulletinImpact.Maintenance, "impact", "An incident is none, minor, major or critical.")
            .When(
                command.StartedAt > command.At + BulletinLimits.ClockTolerance,
                "startedAt",
                "It cannot have begun in the time to come. Say when customers began to feel it, or leave it out."
            )
            .When(
                command.StartedAt < command.At - BulletinLimits.LookBackMax,
                "startedAt",
                $"It cannot have begun more than {BulletinLimits.LookBackMax.TotalDays:0} days ago."
            );
        Promise(errors, command.NextUpdateAt, command.Status, command.At);
        Known(errors, command.Organisation, command.Components);
        return errors.Any
            ? errors.Refuse(Invalid, "Nothing was published, because the input is not right.")
            : new BulletinEvent.IncidentOpened(
                command.Id,
                command.Title.Trim(),
                command.Incident,
                command.Severity,
                command.Impact,
                command.StartedAt is { } started && started < command.At ? started : command.At,
                new(
                    command.FirstUpdate,
                    command.Status,
                    command.Body.Trim(),
                    command.NextUpdateAt,
                    After(command.Status, Ordered(command.Components)),
                    Corrects: null,
                    command.At
                ),
                command.By,
                command.At
            );
    }

    private static Decision<BulletinEvent> Plan(PlanMaintenance command)
    {
        FieldErrors errors = Titled(command.Title).OptionalText("body", command.Body, BulletinLimits.BodyCharactersMax);
        Times(errors, command.From, command.Until, command.At);
        Known(errors, command.Organisation, command.Components);
        return errors.Any
            ? errors.Refuse(Invalid, "Nothing was planned, because the input is not right.")
            : new BulletinEvent.MaintenancePlanned(
                command.Id,
                command.Title.Trim(),
                command.From!.Value,
                command.Until!.Value,
                new(
                    command.FirstUpdate,
                    BulletinStatus.Scheduled,
                    command.Body.Trim(),
                    NextUpdateAt: null,
                    [
                        .. Ordered(command.Components)
                            .Select(one =>
                                one.Status == ComponentStatus.Operational ? one with { Status = ComponentStatus.UnderMaintenance } : one
                            ),
                    ],
                    Corrects: null,
                    command.At
                ),
                command.By,
                command.At
            );
    }

    private static Decision<BulletinEvent> Say(Bulletin bulletin, Update command)
    {
        bool corrects = command.Corrects is not null;
        if (bulletin is { Kind: BulletinKind.Maintenance, IsOpen: false } && !corrects)
        {
            return Over;
        }

        if (bulletin.Updates.Any(one => one.Id == command.Id))
        {
            return Unchanged;
        }

        FieldErrors errors = new FieldErrors()
            .Text("body", command.Body, BulletinLimits.BodyCharactersMax)
            .Text("id", command.Id, BulletinLimits.IdCharactersMax)
            .When(
                command.Status.KindOf() != bulletin.Kind,
                "status",
                bulletin.Kind == BulletinKind.Incident
                    ? "An incident is investigating, identified, monitoring or resolved."
                    : "A maintenance is scheduled, in progress, verifying, completed or cancelled."
            )
            .When(
                command.Status == BulletinStatus.Scheduled && bulletin.Status is BulletinStatus.InProgress or BulletinStatus.Verifying,
                "status",
                "It has begun. Say that it goes on, or that it is over."
            )
            .When(
                !bulletin.IsOpen && bulletin.Kind == BulletinKind.Maintenance && !command.Status.IsOver(),
                "status",
                "It is over, and stays so."
            )
            .When(
                corrects && !bulletin.Updates.Any(one => one.Id == command.Corrects),
                "corrects",
                $"There is no update '{command.Corrects}' in this bulletin."
            )
            .When(
                bulletin.Updates.Length >= BulletinLimits.UpdatesMax,
                "body",
                $"A bulletin has at most {BulletinLimits.UpdatesMax} updates. Open another."
            );
        Promise(errors, command.NextUpdateAt, command.Status, command.At);
        Known(errors, command.Organisation, command.Components ?? []);
        return errors.Any
            ? errors.Refuse(Invalid, "Nothing was published, because the input is not right.")
            : new BulletinEvent.Updated(
                new(
                    command.Id,
                    command.Status,
                    command.Body.Trim(),
                    command.NextUpdateAt,
                    After(command.Status, Merged(bulletin.Components, command.Components ?? [])),
                    command.Corrects,
                    command.At
                ),
                command.By,
                command.At
            );
    }

    private static Decision<BulletinEvent> Describe(Bulletin bulletin, Describe command)
    {
        FieldErrors errors = Titled(command.Title)
            .When(
                command.Impact == BulletinImpact.Maintenance != (bulletin.Kind == BulletinKind.Maintenance),
                "impact",
                bulletin.Kind == BulletinKind.Maintenance
                    ? "The impact of a maintenance is maintenance."
                    : "An incident is none, minor, major or critical."
            );
        if (errors.Any)
        {
            return errors.Refuse(Invalid, "Nothing was changed, because the input is not right.");
        }

        return bulletin.Title == command.Title.Trim() && bulletin.Impact == command.Impact
            ? Unchanged
            : new BulletinEvent.Described(command.Title.Trim(), command.Impact, command.By, command.At);
    }

    private static Decision<BulletinEvent> Move(Bulletin bulletin, Reschedule command)
    {
        if (bulletin.Status != BulletinStatus.Scheduled)
        {
            return Begun;
        }

        FieldErrors errors = new();
        Times(errors, command.From, command.Until, command.At);
        return errors.Any
            ? errors.Refuse(Invalid, "Nothing was moved, because the input is not right.")
            : new BulletinEvent.Rescheduled(command.From!.Value, command.Until!.Value, command.By, command.At);
    }

    /// <summary>Off the page time goes on: one that is restored stands where it would have stood.</summary>
    private static Decision<BulletinEvent> Keep(Bulletin bulletin, KeepTime command)
    {
        DateTimeOffset now = command.At + BulletinLimits.TimerRounding;
        BulletinStatus? next = bulletin.Status switch
        {
            BulletinStatus.Scheduled or BulletinStatus.InProgress or BulletinStatus.Verifying when bulletin.Until <= now =>
                BulletinStatus.Completed,
            BulletinStatus.Scheduled when bulletin.From <= now => BulletinStatus.InProgress,
            _ => null,
        };
        return next is { } status
            ? new BulletinEvent.Updated(
                new(command.Id, status, Body: "", NextUpdateAt: null, After(status, bulletin.Components), Corrects: null, command.At),
                command.By,
                command.At
            )
            : NotYet;
    }

    private static Decision<BulletinEvent> TakeOff(Bulletin bulletin, Withdraw command)
    {
        if (bulletin.Withdrawal is not null)
        {
            return AlreadyWithdrawn;
        }

        FieldErrors errors = new FieldErrors().Text("reason", command.Reason, BulletinLimits.ReasonCharactersMax);
        return errors.Any
            ? errors.Refuse(Invalid, "It stays on the status page: say why it is taken off.")
            : new BulletinEvent.Withdrawn(command.Reason.Trim(), command.By, command.At);
    }

    private static FieldErrors Titled(string title) => new FieldErrors().Text("title", title, BulletinLimits.TitleCharactersMax);

    private static void Promise(FieldErrors errors, DateTimeOffset? promise, BulletinStatus status, DateTimeOffset at) =>
        errors
            .When(promise <= at, "nextUpdateAt", "The next update is promised for a time that has passed.")
            .When(
                promise > at + BulletinLimits.PromiseMax,
                "nextUpdateAt",
                $"Promise the next update within {BulletinLimits.PromiseMax.TotalDays:0} days."
            )
            .When(promise is not null && status.IsOver(), "nextUpdateAt", "After the last word no update is promised.");

    private static void Times(FieldErrors errors, DateTimeOffset? from, DateTimeOffset? until, DateTimeOffset at) =>
        errors
            .When(from is null, "from", "Say when it begins: a day and a time.")
            .When(until is null, "until", "Say when it ends: a day and a time.")
            .When(until <= from, "until", "It ends after it begins.")
            .When(until <= at, "until", "That has passed. Choose a time to come.")
            .When(
                until - from > BulletinLimits.MaintenanceMax,
                "until",
                $"It takes at most {BulletinLimits.MaintenanceMax.TotalDays:0} days."
            )
            .When(
                from > at + BulletinLimits.FurthestAhead,
                "from",
                $"A maintenance is planned at most {BulletinLimits.FurthestAhead.TotalDays:0} days ahead."
            );

    private static void Known(FieldErrors errors, Organisation organisation, ImmutableArray<ComponentState> components)
    {
        foreach (
            ComponentId stranger in components.Select(one => one.Component).Where(id => !organisation.Components.ContainsKey(id.Value))
        )
        {
            errors.When(wrong: true, "components", $"There is no component '{stranger}'.");
        }
    }

    /// <summary>By id; the last of two that name the same component counts.</summary>
    private static ImmutableArray<ComponentState> Ordered(ImmutableArray<ComponentState> components) => Merged([], components);

    private static ImmutableArray<ComponentState> Merged(ImmutableArray<ComponentState> before, ImmutableArray<ComponentState> said)
    {
        SortedDictionary<string, ComponentState> all = new(StringComparer.Ordinal);
        foreach (ComponentState one in before.Concat(said))
        {
            all[one.Component.Value] = one;
        }

        return [.. all.Values];
    }

    /// <summary>When it is over, all is well.</summary>
    private static ImmutableArray<ComponentState> After(BulletinStatus status, ImmutableArray<ComponentState> components) =>
        status.IsOver() ? [.. components.Select(one => one with { Status = ComponentStatus.Operational })] : components;
}
