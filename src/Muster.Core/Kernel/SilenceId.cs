// The id of one silence.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<SilenceId>))]
public readonly record struct SilenceId(string Value) : IId<SilenceId>
{
    public static SilenceId Parse(string text) => new(Slug.Require(text, "silence id"));

    public override string ToString() => Value;
}
