// The id of a person, as the organisation file names it.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<PersonId>))]
public readonly record struct PersonId(string Value) : IId<PersonId>
{
    public static PersonId Parse(string text) => new(Slug.Require(text, "person id"));

    public override string ToString() => Value;
}
