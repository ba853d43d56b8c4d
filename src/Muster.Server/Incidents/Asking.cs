// Who asks for a change, under which operation, and for which version.
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;

namespace Muster.Server.Incidents;

/// <param name="Operation">The id by which a repeated request is one command; null for none.</param>
/// <param name="Version">The version that the asker saw and writes for; null when they do not say.</param>
public sealed record Asking(Actor By, string? Operation, int? Version = null)
{
    /// <summary>The person who asks; null for a key that stands for nobody.</summary>
    public PersonId? Person => By.Kind == ActorKind.Person ? new PersonId(By.Name) : null;

    /// <summary>Who asks: a key that stands for a person acts as that person.</summary>
    public static Asking Of(Caller caller, string? operation, int? version = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new(caller.Person is { } person ? Actor.Person(person.Value) : caller.Actor, operation, version);
    }

    /// <summary>The id of what this request makes: a repeated request makes the same thing.</summary>
    public string NewId(IIds ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Operation ?? ids.New();
    }
}
