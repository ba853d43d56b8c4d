// The id of a service, as the organisation file names it.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<ServiceId>))]
public readonly record struct ServiceId(string Value) : IId<ServiceId>
{
    public static ServiceId Parse(string text) => new(Slug.Require(text, "service id"));

    public override string ToString() => Value;
}
