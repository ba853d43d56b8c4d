// What is called so in the house only, and is not for the public.
using System.Collections.Immutable;

namespace Muster.Core.Catalog;

public static class HouseNames
{
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
