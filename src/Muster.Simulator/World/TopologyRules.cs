// Whether a topology can be simulated: names that exist, numbers that can be, calls without a circle.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Simulator.World;

public static class TopologyRules
{
    /// <summary>Every mistake, at paths such as <c>components.database.calls[0].to</c>; empty when it can be simulated.</summary>
    public static ImmutableArray<FieldError> Check(Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        HashSet<string> names = new(topology.Components.Select(component => component.Name), StringComparer.Ordinal);
        ImmutableArray<FieldError> found =
        [
            .. CheckSize(topology),
            .. CheckNames("components", topology.Components.Select(component => component.Name)),
            .. CheckNames("clients", topology.Clients.Select(clients => clients.Name)),
            .. topology.Clients.SelectMany(clients => CheckClients(clients, names)),
            .. topology.Components.SelectMany(component => CheckComponent(component, names)),
        ];
        return topology.Components.Length > WorldDefaults.ComponentsMax ? found : [.. found, .. CheckCircle(topology, names)];
    }

    private static IEnumerable<FieldError> CheckSize(Topology topology)
    {
        int components = topology.Components.Length;
        int clients = topology.Clients.Length;
        int calls = topology.Components.Sum(component => component.Calls.Length);
        if (components is 0 or > WorldDefaults.ComponentsMax)
        {
            yield return new("components", $"A system has 1 to {WorldDefaults.ComponentsMax} components, this one has {components}.");
        }

        if (clients is 0 or > WorldDefaults.ClientsMax)
        {
            yield return new("clients", $"A system has 1 to {WorldDefaults.ClientsMax} kinds of clients, this one has {clients}.");
        }

        if (calls > WorldDefaults.CallsMax)
        {
            yield return new("components", $"Its components make at most {WorldDefaults.CallsMax} kinds of calls, these make {calls}.");
        }
    }

    private static IEnumerable<FieldError> CheckNames(string field, IEnumerable<string> names)
    {
        foreach (IGrouping<string, string> same in names.GroupBy(name => name, StringComparer.Ordinal))
        {
            if (!Slug.IsValid(same.Key))
            {
                yield return new($"{field}.{same.Key}", "A name is 1 to 63 of a-z, 0-9 and hyphen, beginning with a letter or digit.");
            }

            if (same.Count() > 1)
            {
                yield return new($"{field}.{same.Key}", $"There are {same.Count()} of this name; each needs one of its own.");
            }
        }
    }

    private static ImmutableArray<FieldError> CheckClients(Clients clients, HashSet<string> names)
    {
        string at = $"clients.{clients.Name}";
        FieldErrorList errors = new(at);
        errors.Known("entry", clients.Entry, names);
        errors.Range("demand", clients.Demand, 0, WorldDefaults.RequestsMax, "requests a second");
        errors.Range("people", clients.People, 0, WorldDefaults.RequestsMax, "people");
        errors.Range("timeout", clients.TimeoutSeconds, 0.001, WorldDefaults.WaitSecondsMax, "seconds");
        errors.Range("retries", clients.Retries, 0, WorldDefaults.RetriesMax, "retries");
        errors.Range("backoff", clients.BackoffSeconds, 1, WorldDefaults.WaitSecondsMax, "seconds");
        errors.Range("persistence", clients.Persistence, 0, 1, "of the failed requests");
        errors.Range("persistenceWhenShed", clients.PersistenceWhenShed, 0, 1, "of the refused requests");
        return errors.Found;
    }

    private static ImmutableArray<FieldError> CheckComponent(Component component, HashSet<string> names)
    {
        string at = $"components.{component.Name}";
        FieldErrorList errors = new(at);
        errors.Range("instances", component.Instances, 0, WorldDefaults.InstancesMax, "instances");
        errors.Range("capacity", component.CapacityEach, WorldDefaults.CapacityMin, WorldDefaults.RequestsMax, "requests a second");
        errors.Range("latency", component.LatencySeconds, 0, WorldDefaults.WaitSecondsMax, "seconds");
        errors.Range("queue", component.QueueMax, 0, WorldDefaults.RequestsMax, "requests");
        errors.Range("contention", component.Contention, 0, 100, "times");
        errors.Range("workers", component.WorkersEach, 0, WorldDefaults.RequestsMax, "requests");
        if (component.Memory is { } memory)
        {
            errors.Range("memory.hitRatioMax", memory.HitRatioMax, 0, 1, "of the requests");
            errors.Range("memory.hitRatio", memory.HitRatio, 0, memory.HitRatioMax, "of the requests");
            errors.Range("memory.answers", memory.Answers, 1, WorldDefaults.RequestsMax, "answers");
            errors.Range("memory.lifetime", memory.LifetimeSeconds, 0, 1e7, "seconds");
        }

        for (int index = 0; index < component.Calls.Length; index++)
        {
            Call call = component.Calls[index];
            string field = $"calls[{index}]";
            errors.Known($"{field}.to", call.To, names);
            errors.Range($"{field}.ratio", call.Ratio, 0, 100, "calls for a request");
            errors.Range($"{field}.timeout", call.TimeoutSeconds, 0.001, WorldDefaults.WaitSecondsMax, "seconds");
            errors.Range($"{field}.retries", call.Retries, 0, WorldDefaults.RetriesMax, "retries");
            errors.When(
                call.OnMiss && component.Memory is null,
                $"{field}.onMiss",
                "A component without a memory misses nothing: leave it out."
            );
        }

        return errors.Found;
    }

    /// <summary>Told at the call that closes the circle, beside all other mistakes: calls of nobody are left out of the search.</summary>
    private static IEnumerable<FieldError> CheckCircle(Topology topology, HashSet<string> names)
    {
        ImmutableArray<Component> known =
        [
            .. topology
                .Components.DistinctBy(component => component.Name)
                .Select(component => component with { Calls = [.. component.Calls.Where(call => names.Contains(call.To))] }),
        ];
        if (CallOrder.Of(known, out ImmutableArray<string> circle) is not null)
        {
            yield break;
        }

        Component last = topology.Components.First(component => component.Name == circle[^2]);
        int call = last.Calls.ToList().FindIndex(call => call.To == circle[^1]);
        yield return new(
            $"components.{last.Name}.calls[{call}].to",
            $"These call each other in a circle: {string.Join(" → ", circle)}. Take one call out."
        );
    }
}
