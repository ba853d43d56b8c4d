// What is called so in the house only, and is not for the public.
using System.Collections.Immutable;
using Muster.Core.Alerts;

namespace Muster.Core.Catalog;

public static class HouseNames
{
    /// <summary>The labels by which monitoring says where something runs.</summary>
    private static readonly ImmutableArray<string> Places =
    [
        "cluster",
        "container",
        "deployment",
        "device",
        "host",
        "hostname",
        "instance",
        "job",
        "machine",
        "namespace",
        "node",
        "nodename",
        "pod",
        "server",
        "vm",
    ];

    /// <summary>
    /// The ids and names of services and teams that are no plain words, and who people are. A service that is called "payments" or "Card payments" has its customers' name:
    /// only what has a digit, a hyphen, an underscore or a dot, or a capital within a word, is the house's.
    /// </summary>
    public static ImmutableArray<string> Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        IEnumerable<string> things = organisation
            .Services.Values.SelectMany(service => new[] { service.Id.Value, service.Name })
            .Concat(organisation.Teams.Values.SelectMany(team => new[] { team.Id.Value, team.Name }))
            .Where(IsOfTheHouse);
        IEnumerable<string> people = organisation
            .People.Values.SelectMany(person => new[] { person.Name, person.Email })
            .Where(name => !string.IsNullOrWhiteSpace(name));
        return [.. things.Concat(people).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>
    /// The machines and what runs on them, as the labels of alerts name them: with and without scheme and port, and the first part of a name with a domain. The hosts of
    /// the status page and of the home page are known outside.
    /// </summary>
    public static ImmutableArray<string> In(IEnumerable<LabelSet> alerts, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        ArgumentNullException.ThrowIfNull(organisation);
        string?[] known = [organisation.StatusPage?.Domain, organisation.StatusPage?.Home is { } home ? HostOf(home) : null];
        return
        [
            .. alerts
                .SelectMany(labels => Places.Select(place => labels[place]))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(value => !known.Contains(HostOf(value), StringComparer.OrdinalIgnoreCase))
                .SelectMany(Forms)
                .Where(IsOfTheHouse)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static IEnumerable<string> Forms(string value)
    {
        string host = HostOf(value);
        return Uri.CheckHostName(host) == UriHostNameType.Dns ? [value, host, host.Split('.')[0]] : [value, host];
    }

    private static string HostOf(string value) =>
        Uri.TryCreate(value.Contains("://", StringComparison.Ordinal) ? value : "tcp://" + value, UriKind.Absolute, out Uri? address)
            ? address.Host
            : value;

    private static bool IsOfTheHouse(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            bool isWithin = i > 0 && char.IsLetter(name[i - 1]);
            if (char.IsDigit(name[i]) || name[i] is '-' or '_' or '.' || (isWithin && char.IsUpper(name[i]) && char.IsLower(name[i - 1])))
            {
                return true;
            }
        }

        return false;
    }
}
