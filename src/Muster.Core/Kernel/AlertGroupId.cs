// The id of one alert group.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<AlertGroupId>))]
public readonly record struct AlertGroupId(string Value) : IId<AlertGroupId>
{
    public static AlertGroupId Parse(string text) => new(Slug.Require(text, "alert group id"));

    public override string ToString() => Value;
}
