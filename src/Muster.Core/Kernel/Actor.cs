// Who did something: a person, an API key or Muster itself.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

/// <summary>
/// Who did something. The text form is <c>person:ana</c>, <c>key:ci</c> or <c>system:pager</c>; it is what an event stores.
/// </summary>
[JsonConverter(typeof(ActorJsonConverter))]
public readonly record struct Actor(ActorKind Kind, string Name)
{
    /// <summary>How the text form of a person begins.</summary>
    public const string PersonPrefix = "person:";

    public static Actor Person(string personId) => new(ActorKind.Person, personId);

    public static Actor Key(string keyName) => new(ActorKind.Key, keyName);

    public static Actor System(string part) => new(ActorKind.System, part);

    public override string ToString() =>
        Kind switch
        {
            ActorKind.Person => PersonPrefix + Name,
            ActorKind.Key => "key:" + Name,
            ActorKind.System => "system:" + Name,
        };

    /// <summary>The person whom a text form names; null when it names none, or is none.</summary>
    public static PersonId? PersonIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(PersonPrefix, StringComparison.Ordinal) ? new PersonId(text[PersonPrefix.Length..]) : null;
    }

    /// <summary>Reads the text form; an unknown prefix is a <see cref="FormatException"/>.</summary>
    public static Actor Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string name = text[(colon + 1)..];
        return (colon < 0 ? "" : text[..colon]) switch
        {
            "person" => Person(name),
            "key" => Key(name),
            "system" => System(name),
            _ => throw new FormatException($"'{text}' names no actor: expected person:…, key:… or system:…."),
        };
    }
}
