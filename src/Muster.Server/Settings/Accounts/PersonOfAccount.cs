// Finds or makes the person of the organisation for whom an account signs in.
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Storage.Schema;

namespace Muster.Server.Settings.Accounts;

/// <summary>An account without a person could hold no role and answer no page.</summary>
public sealed class PersonOfAccount(MusterDbContext database, OrganisationReader organisations, CommandRunner runner)
{
    private const int IdMax = 40;

    /// <summary>The person's id; null when the one that was asked for does not exist or has an account.</summary>
    public async Task<PersonId?> ForAsync(string email, string name, PersonId? asked, Actor by, CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        HashSet<string> taken = [.. await database.Users.Select(account => account.PersonId).ToListAsync(cancel)];
        PersonId? known = asked is { } id ? organisation.Person(id)?.Id : organisation.PersonByEmail(email)?.Id;
        if (known is { } person)
        {
            return taken.Contains(person.Value) ? null : person;
        }

        if (asked is not null)
        {
            return null;
        }

        PersonId made = PersonId.Parse(FreeId(name, email, organisation, taken));
        Person added = new(made, name, email, Phone: null, Zone: "Etc/UTC", [new("email", email)]);
        Outcome outcome = await runner.RunAsync(null, (work, stop) => AddAsync(work, added, by, stop), cancel);
        return outcome is Outcome.Refused ? null : made;
    }

    /// <summary>Puts the organisation as it stands, with the person added: what others changed meanwhile stays.</summary>
    private static async Task<Rejection?> AddAsync(Work work, Person added, Actor by, CancellationToken cancel)
    {
        Organisation now = await work.LoadAsync<Organisation, OrganisationCommand, OrganisationEvent>(Organisation.StreamKey, cancel);
        OrganisationCommand.Put put = new(
            now with
            {
                People = now.People.SetItem(added.Id.Value, added),
            },
            Prune: false,
            "An account was made.",
            by,
            work.Now
        );
        return await work.DecideAsync<Organisation, OrganisationCommand, OrganisationEvent>(Organisation.StreamKey, put, cancel);
    }

    /// <summary>The first name as people write it, else more of the name, else with a number.</summary>
    private static string FreeId(string name, string email, Organisation organisation, HashSet<string> taken)
    {
        string whole = Slugged(name);
        string[] candidates =
        [
            .. new[] { whole.Split('-')[0], whole, Slugged(email.Split('@')[0]) }.Where(Slug.IsValid).DefaultIfEmpty("person"),
        ];
        return candidates
            .Concat(Enumerable.Range(2, 10_000).Select(number => $"{candidates[0]}-{number}"))
            .First(id => !taken.Contains(id) && !organisation.People.ContainsKey(id));
    }

    private static string Slugged(string text)
    {
        StringBuilder slug = new();
        foreach (char letter in text.ToLowerInvariant())
        {
            if (LatinLetters.Plain(letter) is { } plain)
            {
                slug.Append(plain);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug is [.., not '-'])
            {
                slug.Append('-');
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, IdMax)).Trim('-');
    }
}
