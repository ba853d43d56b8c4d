// The id of what the status page names, as the organisation file names it.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<ComponentId>))]
public readonly record struct ComponentId(string Value) : IId<ComponentId>
{
    public static ComponentId Parse(string text) => new(Slug.Require(text, "component id"));

    public override string ToString() => Value;
}
