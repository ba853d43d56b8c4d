// A person whom a request names, and in which field.
using Muster.Core.Catalog;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents;

/// <param name="Person">Null when the request names nobody there, and need not.</param>
public readonly record struct NamedPerson(string Field, PersonId? Person)
{
    /// <summary>A mistake when the organisation has no such person; null otherwise.</summary>
    public FieldError? Mistake(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return Person is { } person && organisation.Person(person) is null
            ? new FieldError(Field, $"There is nobody called '{person}' in the organisation. Use the id of a person.")
            : null;
    }
}
