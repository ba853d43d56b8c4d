// Reads an organisation file: YAML, or JSON, which is YAML too.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Heartbeats;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Server.Web.Document;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Catalog.Document;

public static class OrganisationFileReader
{
    /// <summary>1 MiB, several thousand people.</summary>
    public const int CharactersMax = YamlText.CharactersMax;

    /// <summary>Reads the whole file and finds all its mistakes; never throws for what stands in it.</summary>
    public static OrganisationReading Read(string text)
    {
        Places places = new();
        YamlNode? root = YamlText.Load(text, places);
        Block file = new(root, "", "an organisation", places);
        Organisation organisation = ReadFile(file);
        file.Close();
        return new OrganisationReading(organisation, places);
    }

    private static Organisation ReadFile(Block file) =>
        new(
            file.OptionalText("name") ?? "",
            Map(file.Entries("people", "a person", ReadPerson)),
            Map(file.Entries("teams", "a team", ReadTeam)),
            Map(file.Entries("services", "a service", ReadService)),
            Map(file.Entries("schedules", "a schedule", ReadSchedule)),
            Map(file.Entries("escalationPolicies", "an escalation policy", ReadPolicy)),
            ReadRoutes(file),
            ReadResponsePolicies(file),
            []
        )
        {
            IntakeTemplates = Map(file.Entries("intakeTemplates", "an intake template", ReadIntakeTemplate)),
            Heartbeats = Map(file.Entries("heartbeats", "a heartbeat", ReadHeartbeat)),
            Senders = Map(file.Entries("senders", "a sender", ReadSender)),
            Trackers = Map(file.Entries("trackers", "a tracker", ReadTracker)),
            Stakeholders = Map(file.Entries("stakeholders", "a stakeholder", ReadStakeholder)),
            Components = Map(file.Entries("components", "a component", ReadComponent)),
            StatusPage = StatusPageText.Read(file),
            Runs = RunPolicyText.Read(file),
            Inhibitions = file.Blocks("inhibitions", "an inhibition rule", ReadInhibition),
        };

    private static IntakeTemplate ReadIntakeTemplate(string id, Block block)
    {
        CheckId(id, block);
        return IntakeTemplateText.Read(id, block);
    }

    private static Person ReadPerson(string id, Block block)
    {
        CheckId(id, block);
        return PersonText.Read(id, block);
    }

    private static Team ReadTeam(string id, Block block)
    {
        CheckId(id, block);
        return new(new TeamId(id), block.OptionalText("name") ?? id, block.Texts("members", text => new PersonId(text)))
        {
            Schedule = block.OptionalText("schedule") is { } schedule ? new ScheduleId(schedule) : null,
            Lead = block.OptionalText("lead") is { } lead ? new PersonId(lead) : null,
            Rooms = ReadRooms(block),
        };
    }

    private static Service ReadService(string id, Block block)
    {
        CheckId(id, block);
        return new(
            new ServiceId(id),
            block.OptionalText("name") ?? id,
            block.OptionalText("description") ?? "",
            new TeamId(block.Text("team")),
            block.Number("tier", 2),
            block.Flag("alwaysOn", missing: false),
            new EscalationPolicyId(block.Text("escalationPolicy")),
            block.OptionalText("commandRotation") is { } rotation ? new ScheduleId(rotation) : null
        )
        {
            Rooms = ReadRooms(block),
            DependsOn = block.Has("dependsOn") ? block.Texts("dependsOn", text => new ServiceId(text)) : null,
            Mitigations = MitigationsText.Read(block),
            Canary = CanaryText.Read(block),
        };
    }

    private static ImmutableArray<ContactMethod>? ReadRooms(Block block) =>
        block.Has("rooms") ? block.Blocks("rooms", "a room", one => PersonText.ReadMethod(one, RoomRules.Channels)) : null;

    private static Schedule ReadSchedule(string id, Block block)
    {
        CheckId(id, block);
        return ScheduleText.Read(id, block);
    }

    private static EscalationPolicy ReadPolicy(string id, Block block)
    {
        CheckId(id, block);
        return new(
            new EscalationPolicyId(id),
            block.OptionalText("name") ?? id,
            block.Blocks("steps", "a step", ReadStep),
            block.Number("repeat", 0)
        )
        {
            LastResort = block.Has("lastResort") ? block.Texts("lastResort", EscalationTarget.Parse) : null,
        };
    }

    private static EscalationStep ReadStep(Block block) =>
        new(block.Texts("targets", EscalationTarget.Parse), block.OptionalDuration("wait") ?? TimeSpan.FromMinutes(5));

    private static ImmutableArray<Route> ReadRoutes(Block file) => file.Blocks("routes", "a route", ReadRoute);

    private static Route ReadRoute(Block block)
    {
        string id = block.Text("id");
        block.Alias("routes." + id);
        return new(
            new RouteId(id),
            block.Texts("matchers", FieldText.Matcher),
            new ServiceId(block.Text("service")),
            block.Parsed<Severity?>("severity", text => FieldText.Severity(text), null),
            block.Texts("groupBy", text => text)
        )
        {
            Heartbeat = block.OptionalText("heartbeat"),
        };
    }

    private static HeartbeatDefinition ReadHeartbeat(string name, Block block)
    {
        CheckId(name, block);
        return new(
            name,
            block.OptionalDuration("every") ?? TimeSpan.Zero,
            block.OptionalDuration("grace") ?? TimeSpan.Zero,
            block.OptionalText("service") is { } service ? new ServiceId(service) : null,
            block.Parsed<Severity?>("severity", text => FieldText.Severity(text), null),
            block.OptionalText("description") ?? ""
        );
    }

    private static Stakeholder ReadStakeholder(string id, Block block)
    {
        CheckId(id, block);
        return StakeholderText.Read(id, block);
    }

    private static HttpSender ReadSender(string id, Block block)
    {
        CheckId(id, block);
        return HttpSenderText.Read(id, block);
    }

    private static Tracker ReadTracker(string id, Block block)
    {
        CheckId(id, block);
        return TrackerText.Read(id, block);
    }

    private static Component ReadComponent(string id, Block block)
    {
        CheckId(id, block);
        return StatusPageText.Read(id, block);
    }

    private static InhibitionRule ReadInhibition(Block block) =>
        new(
            block.Texts("source", FieldText.Matcher),
            block.Texts("target", FieldText.Matcher),
            block.Texts("equal", text => text),
            block.Text("reason")
        );

    private static ImmutableSortedDictionary<Severity, ResponsePolicy> ReadResponsePolicies(Block file)
    {
        SortedDictionary<Severity, ResponsePolicy> policies = [];
        foreach ((string _, ResponsePolicy? policy) in file.Entries("responsePolicies", "a response policy", ReadResponsePolicy))
        {
            if (policy is not null && !policies.TryAdd(policy.Severity, policy))
            {
                file.Mistake("responsePolicies", $"{FieldText.Of(policy.Severity)} has two policies; keep one.");
            }
        }

        return policies.ToImmutableSortedDictionary();
    }

    /// <summary>A field that is left out is as in the default policy of the severity; null where the severity cannot be told.</summary>
    private static ResponsePolicy? ReadResponsePolicy(string key, Block block)
    {
        Severity? severity = FieldText.TrySeverity(key);
        ResponsePolicy usual = ResponsePolicyDefaults.Of(severity ?? Severity.Sev1);
        ResponsePolicy read = new(
            usual.Severity,
            block.Flag("pages", usual.Pages),
            block.Flag("declares", usual.Declares),
            block.Has("requiredRoles") ? block.Texts("requiredRoles", FieldText.Role) : usual.RequiredRoles,
            block.Has("statementEvery") ? Promise(block, "statementEvery") : usual.StatementEvery,
            block.Has("firstStatementWithin") ? Promise(block, "firstStatementWithin") : usual.FirstStatementWithin,
            block.Flag("reviewRequired", usual.ReviewRequired),
            block.Has("reviewDueWorkingDays") ? block.OptionalNumber("reviewDueWorkingDays") : usual.ReviewDueWorkingDays,
            block.Has("resolveWithin") ? Promise(block, "resolveWithin") : usual.ResolveWithin
        )
        {
            Urgency = block.Parsed("urgency", FieldText.Urgency, usual.Urgency),
            KeepsHours = block.Parsed<bool>("hours", FieldText.KeepsHours, usual.KeepsHours),
            SecondLook = block.Flag("secondLook", usual.SecondLook),
            EveryChannel = block.Flag("everyChannel", usual.EveryChannel),
            ReescalateAfter = block.Has("reescalateAfter") ? Promise(block, "reescalateAfter") : usual.ReescalateAfter,
            Examples = block.Has("examples") ? block.Texts("examples", text => text) : null,
        };
        if (severity is null)
        {
            block.Mistake("", $"'{key}' is no severity: write SEV-1, SEV-2, SEV-3 or SEV-4.");
        }

        return severity is null ? null : read;
    }

    /// <summary>An empty field takes the promise away.</summary>
    private static TimeSpan? Promise(Block block, string name) => block.OptionalDuration(name);

    private static void CheckId(string id, Block block)
    {
        if (!Slug.IsValid(id))
        {
            block.Mistake("", $"'{id}' is no id: use 1 to 63 of a-z, 0-9 and hyphen, beginning with a letter or digit.");
        }
    }

    private static ImmutableSortedDictionary<string, T> Map<T>(IReadOnlyList<KeyValuePair<string, T>> entries) =>
        entries.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
