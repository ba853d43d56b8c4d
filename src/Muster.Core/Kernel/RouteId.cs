// The id of a route, as the organisation file names it.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<RouteId>))]
public readonly record struct RouteId(string Value) : IId<RouteId>
{
    public static RouteId Parse(string text) => new(Slug.Require(text, "route id"));

    public override string ToString() => Value;
}
