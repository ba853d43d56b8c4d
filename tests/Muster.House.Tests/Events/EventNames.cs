// Each event of a family is sealed and carries one stable name, written on the base.
using System.Text.RegularExpressions;

namespace Muster.House.Tests.Events;

public static partial class EventNames
{
    public static IEnumerable<string> Breaches(IReadOnlyList<EventFamily> families) =>
        families
            .SelectMany(OfFamily)
            .Concat(
                from named in families.SelectMany(family => family.Named)
                group named by named.Name into same
                where same.Count() > 1
                select $"'{same.Key}' names {string.Join(" and ", same.Select(named => named.Type.FullName))}; give each its own."
            );

    private static IEnumerable<string> OfFamily(EventFamily family)
    {
        foreach (Type member in family.Members)
        {
            if (!member.IsSealed)
            {
                yield return $"{family}.{member.Name} can be inherited; make it a sealed record.";
            }

            if (family.Named.Count(named => named.Type == member) != 1)
            {
                yield return $"{family}.{member.Name} needs one stable name: write [JsonDerivedType(typeof({member.Name}), \"…\")] on {family}.";
            }
        }

        foreach ((string name, Type type) in family.Named.Where(named => !Shape().IsMatch(named.Name)))
        {
            yield return $"{family}.{type.Name} is named '{name}'; use a form such as incident.command_offered.";
        }

        if (family.Named.Select(named => named.Name.Split('.')[0]).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            yield return $"{family}: its names begin with several words; begin all with the same one.";
        }
    }

    [GeneratedRegex(@"^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Shape();
}
