// The id of a service level objective: the name of its OpenSLO file.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<SloId>))]
public readonly record struct SloId(string Value) : IId<SloId>
{
    public static SloId Parse(string text) => new(Slug.Require(text, "SLO name"));

    public override string ToString() => Value;
}
