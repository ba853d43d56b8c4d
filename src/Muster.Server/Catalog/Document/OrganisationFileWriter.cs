// Writes an organisation as the file that OrganisationFileReader reads back as the same organisation.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Heartbeats;
using Muster.Core.Incidents;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Server.Web.Document;

namespace Muster.Server.Catalog.Document;

public static class OrganisationFileWriter
{
    /// <summary>What is in use, without what was retired; definitions ascending by id, routes in their order. Ends with a line break.</summary>
    public static string Write(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        YamlWriter yaml = new();
        yaml.Mapping(() =>
        {
            yaml.Field("name", organisation.Name);
            Section(yaml, "people", organisation.People, PersonText.Write);
            Section(yaml, "teams", organisation.Teams, WriteTeam);
            Section(yaml, "schedules", organisation.Schedules, ScheduleText.Write);
            Section(yaml, "escalationPolicies", organisation.EscalationPolicies, WritePolicy);
            Section(yaml, "services", organisation.Services, WriteService);
            yaml.List("routes", organisation.Routes, route => WriteRoute(yaml, route));
            Section(yaml, "intakeTemplates", organisation.IntakeTemplates, IntakeTemplateText.Write);
            Section(yaml, "heartbeats", organisation.Heartbeats, WriteHeartbeat);
            Section(yaml, "senders", organisation.Senders, HttpSenderText.Write);
            Section(yaml, "trackers", organisation.Trackers, TrackerText.Write);
            Section(yaml, "stakeholders", organisation.Stakeholders, StakeholderText.Write);
            Section(yaml, "components", organisation.Components, StatusPageText.Write);
            StatusPageText.Write(yaml, organisation.StatusPage);
            RunPolicyText.Write(yaml, organisation.Runs);
            yaml.List("inhibitions", organisation.Inhibitions, rule => WriteInhibition(yaml, rule));
            Section(
                yaml,
                "responsePolicies",
                organisation.ResponsePolicies.Select(pair => new KeyValuePair<string, ResponsePolicy>(FieldText.Of(pair.Key), pair.Value)),
                WriteResponsePolicy
            );
        });
        return yaml.ToString();
    }

    private static void Section<T>(YamlWriter yaml, string name, IEnumerable<KeyValuePair<string, T>> entries, Action<YamlWriter, T> write)
    {
        KeyValuePair<string, T>[] all = [.. entries];
        if (all.Length > 0)
        {
            yaml.Mapping(
                name,
                () =>
                {
                    foreach ((string id, T value) in all)
                    {
                        yaml.Mapping(id, () => write(yaml, value));
                    }
                }
            );
        }
    }

    private static void WriteTeam(YamlWriter yaml, Team team)
    {
        yaml.Field("name", team.Name);
        yaml.Texts("members", team.Members.Select(member => member.Value));
        yaml.Field("schedule", team.Schedule?.Value);
        yaml.Field("lead", team.Lead?.Value);
        WriteRooms(yaml, team.Rooms);
    }

    private static void WriteService(YamlWriter yaml, Service service)
    {
        yaml.Field("name", service.Name);
        yaml.Field("description", service.Description.Length > 0 ? service.Description : null);
        yaml.Field("team", service.Team.Value);
        yaml.Value("tier", service.Tier.ToString(CultureInfo.InvariantCulture));
        yaml.Value("alwaysOn", service.AlwaysOn ? "true" : "false");
        yaml.Field("escalationPolicy", service.EscalationPolicy.Value);
        yaml.Field("commandRotation", service.CommandRotation?.Value);
        WriteRooms(yaml, service.Rooms);
        if (service.DependsOn is { } needed)
        {
            yaml.Texts("dependsOn", needed.Select(one => one.Value));
        }

        MitigationsText.Write(yaml, service.Mitigations);
        CanaryText.Write(yaml, service.Canary);
    }

    private static void WriteRooms(YamlWriter yaml, ImmutableArray<ContactMethod>? rooms) =>
        yaml.List("rooms", rooms ?? [], room => yaml.Field(room.Channel, room.Address));

    private static void WritePolicy(YamlWriter yaml, EscalationPolicy policy)
    {
        yaml.Field("name", policy.Name);
        yaml.List(
            "steps",
            policy.Steps,
            step =>
            {
                yaml.Texts("targets", step.Targets.Select(target => target.ToString()));
                yaml.Value("wait", DurationText.Format(step.Wait));
            }
        );
        yaml.Value("repeat", policy.Repeat.ToString(CultureInfo.InvariantCulture));
        if (policy.LastResort is { } last)
        {
            yaml.Texts("lastResort", last.Select(target => target.ToString()));
        }
    }

    private static void WriteRoute(YamlWriter yaml, Route route)
    {
        yaml.Field("id", route.Id.Value);
        yaml.Texts("matchers", route.Matchers.Select(matcher => matcher.ToString()));
        yaml.Field("service", route.Service.Value);
        yaml.Field("severity", route.Severity is { } severity ? FieldText.Of(severity) : null);
        if (route.GroupBy.Length > 0)
        {
            yaml.Texts("groupBy", route.GroupBy);
        }

        yaml.Field("heartbeat", route.Heartbeat);
    }

    private static void WriteHeartbeat(YamlWriter yaml, HeartbeatDefinition heartbeat)
    {
        yaml.Value("every", DurationText.Format(heartbeat.Every));
        yaml.Field("grace", heartbeat.Grace > TimeSpan.Zero ? DurationText.Format(heartbeat.Grace) : null);
        yaml.Field("service", heartbeat.Service?.Value);
        yaml.Field("severity", heartbeat.Severity is { } severity ? FieldText.Of(severity) : null);
        yaml.Field("description", heartbeat.Description.Length > 0 ? heartbeat.Description : null);
    }

    private static void WriteInhibition(YamlWriter yaml, InhibitionRule rule)
    {
        yaml.Texts("source", rule.Source.Select(matcher => matcher.ToString()));
        yaml.Texts("target", rule.Target.Select(matcher => matcher.ToString()));
        if (rule.Equal.Length > 0)
        {
            yaml.Texts("equal", rule.Equal);
        }

        yaml.Field("reason", rule.Reason);
    }

    private static void WriteResponsePolicy(YamlWriter yaml, ResponsePolicy policy)
    {
        yaml.Value("pages", policy.Pages ? "true" : "false");
        yaml.Value("declares", policy.Declares ? "true" : "false");
        yaml.Texts("requiredRoles", policy.RequiredRoles.Select(FieldText.Of));
        yaml.Value("statementEvery", Duration(policy.StatementEvery));
        yaml.Value("firstStatementWithin", Duration(policy.FirstStatementWithin));
        yaml.Value("reviewRequired", policy.ReviewRequired ? "true" : "false");
        yaml.Value("reviewDueWorkingDays", policy.ReviewDueWorkingDays?.ToString(CultureInfo.InvariantCulture) ?? "null");
        yaml.Value("resolveWithin", Duration(policy.ResolveWithin));
        yaml.Value("urgency", FieldText.Of(policy.Urgency));
        yaml.Value("hours", policy.KeepsHours ? "waking" : "always");
        yaml.Value("everyChannel", policy.EveryChannel ? "true" : "false");
        yaml.Value("secondLook", policy.SecondLook ? "true" : "false");
        yaml.Value("reescalateAfter", Duration(policy.ReescalateAfter));
        if (policy.Examples is { } examples)
        {
            yaml.Texts("examples", examples);
        }
    }

    private static string Duration(TimeSpan? duration) => duration is { } some ? DurationText.Format(some) : "null";
}
