// The id of a team, as the organisation file names it.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<TeamId>))]
public readonly record struct TeamId(string Value) : IId<TeamId>
{
    public static TeamId Parse(string text) => new(Slug.Require(text, "team id"));

    public override string ToString() => Value;
}
