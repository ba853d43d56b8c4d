// What putting a desired organisation would do to the present one.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;

namespace Muster.Core.Catalog;

/// <summary>Each list goes by kind, then by id.</summary>
/// <param name="Kept">What is in use, is not in the desired organisation, and stays.</param>
/// <param name="Known">By the id in the desired organisation the id of who is here already, told by the e-mail address; theirs is the id that stays.</param>
/// <param name="Events">What would happen, in order.</param>
/// <param name="Result">The organisation after these events.</param>
public sealed record OrganisationPlan(
    ImmutableArray<PlannedChange> Added,
    ImmutableArray<PlannedChange> Changed,
    ImmutableArray<PlannedChange> Retired,
    ImmutableArray<PlannedChange> Kept,
    ImmutableSortedDictionary<string, PersonId> Known,
    ImmutableArray<OrganisationEvent> Events,
    Organisation Result
)
{
    public bool IsEmpty => Events.IsEmpty;

    /// <summary>The plan of <paramref name="put"/>, whether or not it will be accepted.</summary>
    public static OrganisationPlan Of(Organisation current, OrganisationCommand.Put put)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(put);
        Organisation desired = OrganisationCleaning.Clean(put.Desired);
        ImmutableSortedDictionary<string, PersonId> known = KnownPeople.Find(current, desired);
        OrganisationCommand.Put clean = put with
        {
            Desired = KnownPeople.Rename(desired, known),
            Reason = EdgeText.Clean(put.Reason, EdgeLimits.DetailsBytes),
        };
        return new Draft(current, clean).Finish(known);
    }

    /// <summary>A plan in the making.</summary>
    private sealed class Draft(Organisation current, OrganisationCommand.Put put)
    {
        private readonly List<PlannedChange> _added = [];
        private readonly List<PlannedChange> _changed = [];
        private readonly List<PlannedChange> _retired = [];
        private readonly List<PlannedChange> _kept = [];
        private readonly List<OrganisationEvent> _defined = [];
        private readonly List<OrganisationEvent> _out = [];

        private Organisation Desired => put.Desired;

        public OrganisationPlan Finish(ImmutableSortedDictionary<string, PersonId> known)
        {
            NameIt();
            Compare(
                DefinitionKind.Person,
                current.People,
                Desired.People,
                one => one.Name,
                one => new OrganisationEvent.PersonDefined(one, put.By, put.At)
            );
            Compare(
                DefinitionKind.Team,
                current.Teams,
                Desired.Teams,
                one => one.Name,
                one => new OrganisationEvent.TeamDefined(one, put.By, put.At)
            );
            Compare(
                DefinitionKind.Schedule,
                current.Schedules,
                Desired.Schedules,
                one => one.Name,
                one => new OrganisationEvent.ScheduleDefined(one, put.By, put.At)
            );
            Compare(
                DefinitionKind.EscalationPolicy,
                current.EscalationPolicies,
                Desired.EscalationPolicies,
                one => one.Name,
                one => new OrganisationEvent.EscalationPolicyDefined(one, put.By, put.At)
            );
            Compare(
                DefinitionKind.Service,
                current.Services,
                Desired.Services,
                one => one.Name,
                one => new OrganisationEvent.ServiceDefined(one, put.By, put.At)
            );
            CompareRoutes();
            CompareWholeLists();
            CompareStatusPage();
            CompareRunPolicy();
            CompareInhibitions();
            CompareResponsePolicies();
            ImmutableArray<OrganisationEvent> events = [.. _defined, .. _out];
            return new(
                [.. _added],
                [.. _changed],
                [.. _retired],
                [.. _kept],
                known,
                events,
                events.Aggregate(current, Organisation.Evolve)
            );
        }

        private void NameIt()
        {
            if (Desired.Name.Length > 0 && Desired.Name != current.Name)
            {
                (current.Name.Length > 0 ? _changed : _added).Add(new("organisation", "main", Desired.Name));
                _defined.Add(new OrganisationEvent.Named(Desired.Name, put.By, put.At));
            }
        }

        private void Compare<T>(
            DefinitionKind kind,
            ImmutableSortedDictionary<string, T> present,
            ImmutableSortedDictionary<string, T> wanted,
            Func<T, string> nameOf,
            Func<T, OrganisationEvent> define
        )
        {
            foreach ((string id, T definition) in wanted)
            {
                bool isPresent = present.TryGetValue(id, out T? before);
                if (!isPresent || !DefinitionEquality.Same(before, definition))
                {
                    (isPresent ? _changed : _added).Add(new(kind.Label(), id, nameOf(definition)));
                    _defined.Add(define(definition));
                }
            }

            foreach ((string id, T definition) in present.Where(pair => !wanted.ContainsKey(pair.Key)))
            {
                (put.Prune ? _retired : _kept).Add(new(kind.Label(), id, nameOf(definition)));
                if (put.Prune)
                {
                    _out.Add(new OrganisationEvent.Retired(kind, id, put.Reason, put.By, put.At));
                }
            }
        }

        /// <summary>The routes that the file does not name follow after those that it does: a file's own order is never disturbed.</summary>
        private void CompareRoutes()
        {
            Dictionary<string, Route> before = current.Routes.ToDictionary(route => route.Id.Value, StringComparer.Ordinal);
            HashSet<string> named = [.. Desired.Routes.Select(route => route.Id.Value)];
            foreach (Route route in Desired.Routes)
            {
                bool isPresent = before.TryGetValue(route.Id.Value, out Route? old);
                if (!isPresent || !DefinitionEquality.Same(old, route))
                {
                    (isPresent ? _changed : _added).Add(Line(route));
                }
            }

            Route[] others = [.. current.Routes.Where(route => !named.Contains(route.Id.Value))];
            (put.Prune ? _retired : _kept).AddRange(others.Select(Line));
            ImmutableArray<Route> after = put.Prune ? Desired.Routes : [.. Desired.Routes, .. others];
            if (DefinitionEquality.Same(current.Routes, after))
            {
                return;
            }

            string[] stay = [.. after.Select(route => route.Id.Value).Where(before.ContainsKey)];
            if (!stay.SequenceEqual(current.Routes.Select(route => route.Id.Value).Where(stay.Contains)))
            {
                _changed.Add(new("route", "order", "the order of the routes"));
            }

            string? reason = put.Prune && others.Length > 0 ? put.Reason : null;
            _defined.Add(new OrganisationEvent.RoutesDefined(after, reason, put.By, put.At));
        }

        private void CompareWholeLists()
        {
            CompareWhole(
                current.IntakeTemplates,
                Desired.IntakeTemplates,
                id => new("intake_template", id, "what a sender's JSON means"),
                (all, reason) => new OrganisationEvent.IntakeTemplatesDefined(all, reason, put.By, put.At)
            );
            CompareWhole(
                current.Heartbeats,
                Desired.Heartbeats,
                name => new("heartbeat", name, "what must be heard"),
                (all, reason) => new OrganisationEvent.HeartbeatsDefined(all, reason, put.By, put.At)
            );
            CompareWhole(
                current.Senders,
                Desired.Senders,
                id => new("sender", id, "where a page can go over HTTP"),
                (all, reason) => new OrganisationEvent.SendersDefined(all, reason, put.By, put.At)
            );
            CompareWhole(
                current.Trackers,
                Desired.Trackers,
                id => new("tracker", id, "where action items become issues"),
                (all, reason) => new OrganisationEvent.TrackersDefined(all, reason, put.By, put.At)
            );
            CompareWhole(
                current.Stakeholders,
                Desired.Stakeholders,
                id => new("stakeholder", id, "who is told of statements"),
                (all, reason) => new OrganisationEvent.StakeholdersDefined(all, reason, put.By, put.At)
            );
            CompareWhole(
                current.Components,
                Desired.Components,
                id => new("component", id, "what the status page names"),
                (all, reason) => new OrganisationEvent.ComponentsDefined(all, reason, put.By, put.At)
            );
        }

        /// <summary>Definitions of which one event carries all.</summary>
        private void CompareWhole<T>(
            ImmutableSortedDictionary<string, T> present,
            ImmutableSortedDictionary<string, T> wanted,
            Func<string, PlannedChange> line,
            Func<ImmutableArray<T>, string?, OrganisationEvent> define
        )
        {
            foreach ((string id, T definition) in wanted)
            {
                bool isPresent = present.TryGetValue(id, out T? old);
                if (!isPresent || !DefinitionEquality.Same(old, definition))
                {
                    (isPresent ? _changed : _added).Add(line(id));
                }
            }

            string[] others = [.. present.Keys.Where(id => !wanted.ContainsKey(id))];
            (put.Prune ? _retired : _kept).AddRange(others.Select(line));
            ImmutableSortedDictionary<string, T> after = put.Prune ? wanted : present.SetItems(wanted);
            if (!DefinitionEquality.Same(present, after))
            {
                string? reason = put.Prune && others.Length > 0 ? put.Reason : null;
                _defined.Add(define([.. after.Values], reason));
            }
        }

        /// <summary>Rules have no names, so they are one definition: a file that has any says all of them.</summary>
        private void CompareInhibitions()
        {
            ImmutableArray<InhibitionRule> before = current.Inhibitions;
            ImmutableArray<InhibitionRule> after = Desired.Inhibitions.IsEmpty && !put.Prune ? before : Desired.Inhibitions;
            if (!DefinitionEquality.Same(before, after))
            {
                (
                    before.IsEmpty ? _added
                    : after.IsEmpty ? _retired
                    : _changed
                ).Add(new("inhibitions", "all", $"which alerts hide which: {(after.IsEmpty ? before : after).Length} rules"));
                _defined.Add(new OrganisationEvent.InhibitionsDefined(after, put.Reason.Length > 0 ? put.Reason : null, put.By, put.At));
            }
            else if (Desired.Inhibitions.IsEmpty && !after.IsEmpty)
            {
                _kept.Add(new("inhibitions", "all", $"which alerts hide which: {after.Length} rules"));
            }
        }

        private void CompareStatusPage()
        {
            StatusPageSettings? before = current.StatusPage;
            StatusPageSettings? after = Desired.StatusPage is null && !put.Prune ? before : Desired.StatusPage;
            PlannedChange line = new("status_page", "main", after?.Name ?? before?.Name ?? "");
            if (!DefinitionEquality.Same(before, after))
            {
                (
                    before is null ? _added
                    : after is null ? _retired
                    : _changed
                ).Add(line);
                _defined.Add(new OrganisationEvent.StatusPageDefined(after, after is null ? put.Reason : null, put.By, put.At));
            }
            else if (Desired.StatusPage is null && after is not null)
            {
                _kept.Add(line);
            }
        }

        private void CompareRunPolicy()
        {
            RunPolicy? after = Desired.Runs is null && !put.Prune ? current.Runs : Desired.Runs;
            if (after != current.Runs)
            {
                _changed.Add(new("run_policy", "all", "which runs one person may start alone"));
                _defined.Add(new OrganisationEvent.RunPolicyDefined(after, put.By, put.At));
            }
        }

        private void CompareResponsePolicies()
        {
            foreach ((Severity severity, ResponsePolicy policy) in Desired.ResponsePolicies)
            {
                if (!DefinitionEquality.Same(current.ResponsePolicy(severity), policy))
                {
                    _changed.Add(new("response_policy", severity.Label(), "what a " + severity.Label() + " does"));
                    _defined.Add(new OrganisationEvent.ResponsePolicyDefined(policy, put.By, put.At));
                }
            }
        }

        private static PlannedChange Line(Route route) => new("route", route.Id.Value, "to " + route.Service);
    }
}
