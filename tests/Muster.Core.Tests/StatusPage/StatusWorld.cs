// An organisation with a status page, and bulletins on it, for the tests of the status page.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Core.Tests.Kernel;

namespace Muster.Core.Tests.StatusPage;

internal static class StatusWorld
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static readonly Actor Ana = Actor.Person("ana");

    public static readonly ComponentId Player = new("player");

    public static readonly Organisation Offer = Organisation.Empty with
    {
        StatusPage = new("StreamFlow", StatusPageAccess.Public, ["en", "de"], ShowSeverity: false),
        Components = new[]
        {
            Named("player", "Watching", "", 1),
            Named("login", "Signing in", "Account", 2),
            Named("bills", "Paying", "Account", 3),
        }.ToImmutableSortedDictionary(one => one.Id.Value, one => one, StringComparer.Ordinal),
        ComponentsSince = new[] { "player", "login", "bills" }.ToImmutableSortedDictionary(
            id => id,
            _ => Now.AddDays(-200),
            StringComparer.Ordinal
        ),
    };

    public static Component Named(string id, string name, string group, int position) =>
        new(new(id), name, "", group, position, [new("svc-" + id)], OnlyShowIfDegraded: false, Showcase: true);

    public static BulletinCommand.OpenIncident Open(DateTimeOffset at, params (string Component, ComponentStatus Status)[] components) =>
        new(
            new(1),
            Offer,
            "Films stop",
            new IncidentId(42),
            Severity.Sev1,
            BulletinImpact.Major,
            BulletinStatus.Investigating,
            [.. components.Select(one => new ComponentState(new(one.Component), one.Status))],
            "We are looking into it.",
            at.AddMinutes(30),
            StartedAt: null,
            "u1",
            Ana,
            at
        );

    public static BulletinCommand.PlanMaintenance Plan(DateTimeOffset from, DateTimeOffset until) =>
        new(new(2), Offer, "New disks", [new(Player, ComponentStatus.Operational)], "We change disks.", from, until, "m1", Ana, Now);

    public static BulletinCommand.Update Say(
        string id,
        BulletinStatus status,
        DateTimeOffset at,
        params (string Component, ComponentStatus Status)[] components
    ) =>
        new(
            id,
            Offer,
            status,
            "Text of " + id,
            NextUpdateAt: null,
            [.. components.Select(one => new ComponentState(new(one.Component), one.Status))],
            Corrects: null,
            Ana,
            at
        );

    public static Decided<Bulletin, BulletinCommand, BulletinEvent> After(params BulletinCommand[] commands)
    {
        Decided<Bulletin, BulletinCommand, BulletinEvent> decided = new();
        foreach (BulletinCommand command in commands)
        {
            decided.When(command);
        }

        return decided;
    }
}
