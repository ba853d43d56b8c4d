// What an event of an incident says to its reader: the one place that puts it into words, for the web, the CLI and mail.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary>Plain text: whoever shows it as HTML escapes it.</summary>
public static class TimelineText
{
    public static TimelineEntry Describe(IncidentEvent happened, Func<PersonId, string> name) => Describe(happened, name, Incident.Initial);

    /// <summary><paramref name="incident"/> is any state of the incident that knows the tasks and mitigations the event names by their ids.</summary>
    public static TimelineEntry Describe(IncidentEvent happened, Func<PersonId, string> name, Incident incident)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(incident);
        return new TimelineWords(happened, name, incident).Entry();
    }

    /// <summary>Who did it: a person's name, "key ci" or Muster.</summary>
    public static string Who(Actor by, Func<PersonId, string> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return by.Kind switch
        {
            ActorKind.Person => name(new PersonId(by.Name)),
            ActorKind.Key => "key " + by.Name,
            ActorKind.System => "Muster",
        };
    }
}
