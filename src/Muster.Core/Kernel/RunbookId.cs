// The id of a runbook, as its file names it.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<RunbookId>))]
public readonly record struct RunbookId(string Value) : IId<RunbookId>
{
    public static RunbookId Parse(string text) => new(Slug.Require(text, "runbook id"));

    public override string ToString() => Value;
}
