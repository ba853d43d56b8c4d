// What an organisation file would do to the organisation as it stands, and every mistake that keeps it from that.
using System.Text.Json;
using System.Text.Json.Nodes;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Server.Catalog.Document;
using Muster.Server.Web.Document;

namespace Muster.Server.Catalog;

/// <param name="Put">The command that would do it; sent only when there is no mistake.</param>
/// <param name="Changes">Known, added, changed, retired, kept, in this order.</param>
/// <param name="Mistakes">In the order of the file; those that are not about a line of it come first.</param>
public sealed record OrganisationProposal(
    OrganisationCommand.Put Put,
    IReadOnlyList<ProposedChange> Changes,
    IReadOnlyList<Mistake> Mistakes
)
{
    /// <summary>Whether applying it would change nothing.</summary>
    public bool IsEmpty => Changes.All(change => change.Action is "kept" or "known");

    /// <summary>Reads the file and asks the rules about all of it, wrong parts beside good ones.</summary>
    /// <param name="reach">What the webhooks of the file are held against; those that stand already are not.</param>
    public static OrganisationProposal Of(
        Organisation current,
        string file,
        WebhookReach reach,
        bool prune,
        string reason,
        Actor by,
        DateTimeOffset at
    )
    {
        OrganisationReading reading = OrganisationFileReader.Read(file);
        OrganisationCommand.Put put = new(reading.Organisation, prune, reason, by, at);
        OrganisationPlan plan = OrganisationPlan.Of(current, put);
        reading.Add(OrganisationRules.CheckIds(reading.Organisation));
        // Before the rules, because the first mistake of a field is the one that is told, and this one says all.
        reading.Add(reading.Organisation.People.SelectMany(pair => At($"people.{pair.Key}", PersonRules.CheckReach(pair.Value, reach))));
        reading.Add(
            reading.Organisation.Stakeholders.SelectMany(pair =>
                At($"stakeholders.{pair.Key}", StakeholderRules.CheckReach(pair.Value, reach))
            )
        );
        reading.Add(
            reading.Organisation.Trackers.SelectMany(pair => At($"trackers.{pair.Key}", TrackerRules.CheckReach(pair.Value, reach)))
        );
        reading.Add(reading.Organisation.Senders.SelectMany(pair => At($"senders.{pair.Key}", SenderRules.CheckReach(pair.Value, reach))));
        reading.Add(
            reading
                .Organisation.Services.SelectMany(pair => At($"services.{pair.Key}", RoomRules.CheckReach(pair.Value.Rooms, reach)))
                .Concat(
                    reading.Organisation.Teams.SelectMany(pair => At($"teams.{pair.Key}", RoomRules.CheckReach(pair.Value.Rooms, reach)))
                )
        );
        reading.Add(OrganisationRules.Check(plan.Result).Select(mistake => mistake with { Field = AsInFile(plan, mistake.Field) }));
        ProposedChange[] changes =
        [
            .. plan.Known.Select(pair => new ProposedChange(
                "known",
                "person",
                pair.Value.Value,
                plan.Result.Person(pair.Value)!.Name,
                [],
                pair.Key
            )),
            .. plan.Added.Select(change => Line("added", change, [])),
            .. plan.Changed.Select(change => Line("changed", change, Fields(current, plan.Result, change))),
            .. plan.Retired.Select(change => Line("retired", change, [])),
            .. plan.Kept.Select(change => Line("kept", change, [])),
        ];
        return new(put, changes, reading.Mistakes);
    }

    /// <summary>The field by the id that the file has for its person.</summary>
    private static string AsInFile(OrganisationPlan plan, string field)
    {
        foreach ((string inFile, PersonId here) in plan.Known)
        {
            string path = $"people.{here}.";
            if (field.StartsWith(path, StringComparison.Ordinal))
            {
                return $"people.{inFile}.{field[path.Length..]}";
            }
        }

        return field;
    }

    private static IEnumerable<FieldError> At(string path, IEnumerable<FieldError> mistakes) =>
        mistakes.Select(mistake => mistake with { Field = $"{path}.{mistake.Field}" });

    private static ProposedChange Line(string action, PlannedChange change, IReadOnlyList<string> fields) =>
        new(action, change.Kind, change.Id, change.Name, fields);

    /// <summary>The fields of a definition whose JSON differs.</summary>
    private static string[] Fields(Organisation before, Organisation after, PlannedChange change)
    {
        JsonObject? old = Definition(before, change);
        JsonObject? next = Definition(after, change);
        return old is null || next is null
            ? []
            :
            [
                .. old.Select(field => field.Key)
                    .Union(next.Select(field => field.Key))
                    .Where(field => !JsonNode.DeepEquals(old[field], next[field])),
            ];
    }

    private static JsonObject? Definition(Organisation organisation, PlannedChange change)
    {
        object? definition = change.Kind switch
        {
            "person" => organisation.Person(new(change.Id)),
            "team" => organisation.Team(new(change.Id)),
            "service" => organisation.Service(new(change.Id)),
            "schedule" => organisation.Schedule(new(change.Id)),
            "escalation_policy" => organisation.EscalationPolicy(new(change.Id)),
            "route" => organisation.Routes.FirstOrDefault(route => route.Id.Value == change.Id),
            "intake_template" => organisation.IntakeTemplates.GetValueOrDefault(change.Id),
            "sender" => organisation.Senders.GetValueOrDefault(change.Id),
            "tracker" => organisation.Trackers.GetValueOrDefault(change.Id),
            "stakeholder" => organisation.Stakeholders.GetValueOrDefault(change.Id),
            "response_policy" => organisation.ResponsePolicies.Values.FirstOrDefault(policy => policy.Severity.Label() == change.Id),
            _ => null,
        };
        return definition is null ? null : JsonSerializer.SerializeToNode(definition, EventJson.Options) as JsonObject;
    }
}
