// The organisation that the tests speak of: StreamFlow, small.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Core.Tests.Kernel;
using NodaTime;

namespace Muster.Core.Tests.Catalog;

internal static class OrganisationStory
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static readonly Actor Admin = Actor.Person("ana");

    /// <summary>Made anew each time, as when a file is read: no list is the same object twice.</summary>
    public static Organisation StreamFlow() =>
        Organisation.Blank with
        {
            Name = "StreamFlow",
            People = Map(Person("ana"), Person("ben"), Person("cleo")),
            Teams = Organisation.Blank.Teams.Add("core", new(new("core"), "Core", [new("ana"), new("ben")])),
            Services = Organisation.Blank.Services.Add("api", Api()),
            Schedules = Organisation.Blank.Schedules.Add("duty", Duty()),
            EscalationPolicies = Organisation.Blank.EscalationPolicies.Add("core", Policy("schedule:duty", "team:core")),
            Routes = [Route("api", "api"), Route("api-late", "api")],
        };

    public static Person Person(string id) => new(new(id), "Ms " + id, id + "@example.org", Phone: null, "Europe/Prague", []);

    public static Service Api() =>
        new(new("api"), "Public API", "", new("core"), Tier: 0, AlwaysOn: true, new("core"), new ScheduleId("duty"));

    public static Schedule Duty() =>
        new(
            new("duty"),
            "Duty",
            "Europe/Prague",
            [new("primary", Role: null, new LocalDateTime(2026, 1, 5, 9, 0), 7, [new("ana"), new("ben")])],
            []
        );

    public static EscalationPolicy Policy(params string[] targets) =>
        new(
            new("core"),
            "Core",
            [.. targets.Select(target => new EscalationStep([EscalationTarget.Parse(target)], TimeSpan.FromMinutes(5)))],
            Repeat: 1
        );

    public static Route Route(string id, string service) =>
        new(new(id), [new("service", service, IsRegex: false, IsEqual: true)], new(service), Severity: null, ["alertname"]);

    public static OrganisationCommand.Put Put(Organisation desired, bool prune = false, string reason = "") =>
        new(desired, prune, reason, Admin, Now);

    public static OrganisationCommand.Retire Retire(DefinitionKind kind, string id, string reason = "It is not needed any more.") =>
        new(kind, id, reason, Admin, Now);

    public static OrganisationCommand.Restore Restore(DefinitionKind kind, string id) => new(kind, id, Admin, Now);

    public static Decided<Organisation, OrganisationCommand, OrganisationEvent> Standing()
    {
        Decided<Organisation, OrganisationCommand, OrganisationEvent> organisation = new();
        organisation.When(Put(StreamFlow()));
        return organisation;
    }

    public static ImmutableSortedDictionary<string, Person> Map(params Person[] people) =>
        people.ToImmutableSortedDictionary(person => person.Id.Value, person => person, StringComparer.Ordinal);
}
