// Which people of the organisation an event of a calendar means.
using System.Collections.Immutable;
using Ical.Net.CalendarComponents;
using Muster.Core.Catalog;
using Muster.Core.Kernel;

namespace Muster.Server.OnCall.Import;

/// <summary>
/// Whoever its summary names: as a whole or between colons, commas, brackets or dashes, by name, id or e-mail address; else the attendees, else the organiser, by
/// e-mail address. A summary says who is meant; the organiser may be whoever wrote the plan.
/// </summary>
internal sealed class CalendarPeople(Organisation organisation)
{
    private static readonly string[] Separators = [":", ",", ";", "|", "/", "(", ")", "[", "]", " - ", " – ", " — ", " & ", " + ", " and "];

    private readonly ILookup<string, PersonId> _named = organisation
        .People.Values.SelectMany(person =>
            new[] { person.Name, person.Id.Value, person.Email }
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => (Name: name, person.Id))
        )
        .ToLookup(one => one.Name, one => one.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The people, each once; none with the reason.</summary>
    public (ImmutableArray<PersonId> People, string Why) Of(CalendarEvent one)
    {
        string summary = one.Summary ?? "";
        string[] parts =
        [
            summary.Trim(),
            .. summary.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        ];
        string? shared = parts.FirstOrDefault(part => _named[part].Skip(1).Any());
        if (shared is not null)
        {
            return ([], $"several people are called '{shared}': write an id or an e-mail address.");
        }

        ImmutableArray<PersonId> named = [.. parts.SelectMany(part => _named[part]).Distinct()];
        if (!named.IsEmpty)
        {
            return (named, "");
        }

        ImmutableArray<PersonId> invited = [.. one.Attendees.Select(each => ByMail(each.Value)).OfType<PersonId>().Distinct()];
        return !invited.IsEmpty ? (invited, "")
            : ByMail(one.Organizer?.Value) is { } organiser ? ([organiser], "")
            : ([], "it names nobody of the organisation, by name, id or e-mail address, and has no attendee or organiser who is one.");
    }

    private PersonId? ByMail(Uri? address) =>
        address is { IsAbsoluteUri: true, Scheme: "mailto" }
        && organisation.PersonByEmail(Uri.UnescapeDataString(address.OriginalString["mailto:".Length..])) is { } person
            ? person.Id
            : null;
}
